// SPDX-License-Identifier: Apache-2.0
// The slope of a series that one odd sample, or half a dozen, cannot tilt: Theil-Sen, not least squares.
import { selectInPlace } from './median';

/** Quantile of the normal distribution for a two-sided 90 % interval. */
const Z_90 = 1.645;

/**
 * The slopes (y_j - y_i) / (t_j - t_i) of all N = n(n-1)/2 pairs i < j with t_j > t_i, in no particular order. Their median is the Sen
 * slope. O(n^2): meant for floors, of which there are at most 40.
 *
 * Sen, Estimates of the regression coefficient based on Kendall's tau, J. Am. Stat. Assoc. 63 (1968), 1379-1389.
 */
export function computePairSlopes(times: Float64Array, values: Float64Array): Float64Array {
  const n = values.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i];
    const time = times[i];
    for (let j = i + 1; j < n; j++) {
      const elapsed = times[j] - time;
      if (elapsed > 0) {
        slopes[count++] = (values[j] - value) / elapsed;
      }
    }
  }
  return count < slopes.length ? slopes.subarray(0, count) : slopes;
}

/**
 * The 90 % confidence interval of the Sen slope: the slopes of ranks (N - C)/2 and (N + C)/2 with C = 1.645 sqrt(Var S), where
 * `varianceOfS` is the variance of the Mann-Kendall statistic of the same values. `slopes` must not be empty and must be as medianInPlace
 * left them, small ones in front of the middle and large ones behind: so each end is looked for in its half. Reorders them.
 *
 * Gilbert, Statistical Methods for Environmental Pollution Monitoring (1987), chapter 16.
 */
export function computeSenInterval(slopes: Float64Array, varianceOfS: number): { low: number; high: number } {
  const n = slopes.length;
  const c = Z_90 * Math.sqrt(Math.max(0, varianceOfS));
  const lowRank = Math.max(0, Math.floor((n - c) / 2));
  const highRank = Math.min(n - 1, Math.ceil((n + c) / 2));
  const middle = n >> 1;
  return {
    low: selectInPlace(slopes, lowRank, middle + 1),
    high: selectInPlace(slopes.subarray(middle), highRank - middle, n - middle),
  };
}
