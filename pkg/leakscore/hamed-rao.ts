// SPDX-License-Identifier: Apache-2.0
// How much wider the Mann-Kendall variance must be because neighbouring values resemble each other.

/** Quantile of the normal distribution for a two-sided 95 % interval. */
const Z_95 = 1.959963984540054;

/** Below this many values an autocorrelation means nothing. */
const MIN_VALUES = 8;

/**
 * n/n* = 1 + 2/(n(n-1)(n-2)) * sum over i of (n-i)(n-i-1)(n-i-2) rho(i): rho(i) is the autocorrelation at lag i of the ranks of the values
 * less their Sen trend `slope`, taken when beyond +-1.96/sqrt(n). At least 1: a series is never believed more than an independent
 * one (negative autocorrelation would narrow the variance). 1 for fewer than 8 values. O(n^2).
 *
 * Hamed and Rao, A modified Mann-Kendall trend test for autocorrelated data, J. Hydrology 204 (1998), 182-196.
 */
export function computeHamedRaoFactor(times: Float64Array, values: Float64Array, slope: number): number {
  const n = values.length;
  if (n < MIN_VALUES) {
    return 1;
  }
  const detrended = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    detrended[i] = values[i] - slope * times[i];
  }
  const ranks = rankInPlace(detrended);
  const lagZero = lagProduct(ranks, 0);
  const significant = Z_95 / Math.sqrt(n);
  let sum = 0;
  for (let lag = 1; lag < n - 2; lag++) {
    const rho = lagProduct(ranks, lag) / lagZero;
    if (Math.abs(rho) > significant) {
      sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * rho;
    }
  }
  return Math.max(1, 1 + (2 / (n * (n - 1) * (n - 2))) * sum);
}

/** Replaces values by their ranks 0 .. n-1, less their mean; equal ones in their order of appearance. Insertion sort: n is at most 40. */
function rankInPlace(values: Float64Array): Float64Array {
  const n = values.length;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    let place = i;
    while (place > 0 && values[order[place - 1]] > values[i]) {
      order[place] = order[place - 1];
      place--;
    }
    order[place] = i;
  }
  for (let rank = 0; rank < n; rank++) {
    values[order[rank]] = rank - (n - 1) / 2;
  }
  return values;
}

function lagProduct(values: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < values.length; i++) {
    sum += values[i] * values[i - lag];
  }
  return sum;
}
