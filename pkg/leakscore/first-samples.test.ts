// SPDX-License-Identifier: Apache-2.0
import { firstSamples } from './first-samples';

const SERIES = {
  kind: 'heap_live',
  timesSeconds: Float64Array.of(0, 1, 2, 3),
  values: [10, 11, 12, 13],
  workBytes: [1, 2, 3, 4],
  restarts: [1, 3],
} as const;

describe('firstSamples', () => {
  it('cuts every column, and the restarts that were still to come', () => {
    expect(firstSamples(SERIES, 3)).toEqual({
      kind: 'heap_live',
      timesSeconds: Float64Array.of(0, 1, 2),
      values: [10, 11, 12],
      workBytes: [1, 2, 3],
      gcCycles: undefined,
      restarts: [1],
    });
  });

  it('gives the series itself when there is nothing to cut', () => {
    expect(firstSamples(SERIES, 4)).toBe(SERIES);
    expect(firstSamples(SERIES, 9)).toBe(SERIES);
  });
});
