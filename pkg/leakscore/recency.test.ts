// SPDX-License-Identifier: Apache-2.0
import { computeRecency } from './recency';

describe('computeRecency', () => {
  it('is a half for a line', () => {
    // Fifths of two: first 0.5, last 8.5; the middle are values 4 and 5 of 0..9: 4.5.
    const line = Float64Array.from({ length: 10 }, (_, i) => i);
    expect(computeRecency(line)).toEqual({ width: 2, first: 0.5, last: 8.5, recency: 0.5 });
  });

  it('is 0 when all of the rise came first, and 1 when it came last', () => {
    expect(computeRecency(Float64Array.of(0, 0, 9, 9, 9, 9, 9, 9, 9, 9)).recency).toBe(0);
    expect(computeRecency(Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 9, 9)).recency).toBe(1);
  });

  it('stays finite for a rise of next to nothing', () => {
    expect(computeRecency(Float64Array.of(0, 0, 0, 0, -1, -1, 0, 0, 5e-324, 5e-324)).recency).toBe(1e9);
  });

  it('is 0 when nothing rose', () => {
    expect(computeRecency(Float64Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0)).recency).toBe(0);
    expect(computeRecency(new Float64Array(10).fill(3))).toEqual({ width: 2, first: 3, last: 3, recency: 0 });
  });

  it('is what numpy.median makes of a noisy rise', () => {
    // numpy 2.4.6: medians of y[:2], y[-2:] and y[5:8].
    const values = Float64Array.of(1, 4, 2, 6, 5, 9, 7, 11, 8, 12, 15, 13, 19, 16);
    expect(computeRecency(values)).toEqual({ width: 2, first: 2.5, last: 17.5, recency: expect.closeTo(0.6, 12) });
  });
});
