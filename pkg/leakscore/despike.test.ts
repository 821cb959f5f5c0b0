// SPDX-License-Identifier: Apache-2.0
import { computeDespiked } from './despike';

describe('computeDespiked', () => {
  it('pulls a spike to within three robust deviations of the running median of five', () => {
    // Running medians are 10 everywhere, all deviations but one are 0, so sigma = eps.
    const values = Float64Array.of(10, 10, 10, 10, 99, 10, 10, 10, 10);
    expect([...computeDespiked(values, 2)]).toEqual([10, 10, 10, 10, 16, 10, 10, 10, 10]);
  });

  it('pulls a drop up as well', () => {
    const values = Float64Array.of(10, 10, 10, 10, -80, 10, 10, 10, 10);
    expect(computeDespiked(values, 2)[4]).toBe(4);
  });

  it('leaves a straight line and a step alone', () => {
    const line = Float64Array.from({ length: 12 }, (_, i) => 5 * i);
    expect([...computeDespiked(line.slice(2, 10), 5)]).toEqual([...line.slice(2, 10)]);
    const step = Float64Array.of(1, 1, 1, 1, 1, 8, 8, 8, 8, 8);
    expect([...computeDespiked(step, 0.5)]).toEqual([...step]);
  });

  it('scales with the usual deviation: 3 * (1.4826 * median deviation + eps)', () => {
    // Running medians of the middle values are 0; the deviations are mostly 1, the spike may keep 3 * (1.4826 + 0.1).
    const values = Float64Array.of(1, -1, 1, -1, 0, 50, 0, 1, -1, 1, -1);
    expect(computeDespiked(values, 0.1)[5]).toBeCloseTo(3 * (1.4826 + 0.1), 10);
  });

  it('is what numpy makes of a spike and a drop', () => {
    // numpy 2.4.6: numpy.median over y[i-2 .. i+2] and of the deviations, then numpy.clip.
    const values = Float64Array.of(10, 10.4, 30, 10.1, 10.6, 9.9, 2, 10.2, 11.4, 12.9, 13.8, 15.6);
    const expected = [10, 10.4, 12.25673, 10.1, 10.6, 9.9, 8.34327, 10.2, 11.4, 12.9, 13.8, 15.6];
    computeDespiked(values, 0.1).forEach((value, i) => expect(value).toBeCloseTo(expected[i], 10));
  });
});
