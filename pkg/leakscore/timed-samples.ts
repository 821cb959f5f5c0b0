// SPDX-License-Identifier: Apache-2.0
// Samples of anything, and their values at other moments.

/** Columns of equal length, times ascending; NaN where a value is missing. */
export interface TimedSamples {
  /** Since the moment that the other samples of the process are counted from. */
  readonly timesSeconds: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** The newest known value at or before each of `momentsSeconds`, which ascend; NaN before the first. */
export function valuesAt({ timesSeconds, values }: TimedSamples, momentsSeconds: ArrayLike<number>): Float64Array {
  const found = new Float64Array(momentsSeconds.length);
  let next = 0;
  let newest = NaN;
  for (let i = 0; i < found.length; i++) {
    while (next < timesSeconds.length && timesSeconds[next] <= momentsSeconds[i]) {
      newest = Number.isNaN(values[next]) ? newest : values[next];
      next++;
    }
    found[i] = newest;
  }
  return found;
}
