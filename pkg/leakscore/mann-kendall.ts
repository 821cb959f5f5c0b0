// SPDX-License-Identifier: Apache-2.0
// Is there a monotone trend at all, whatever its form.
import { insertionSort } from './median';

/**
 * S = sum over i < j of sign(y_j - y_i): pairs that rose less pairs that fell. O(n^2).
 *
 * Mann, Nonparametric tests against trend, Econometrica 13 (1945), 245-259; Kendall, Rank Correlation Methods (1975).
 */
export function computeMannKendallS(values: Float64Array): number {
  let s = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    for (let j = i + 1; j < values.length; j++) {
      // Comparisons added as numbers: in noise a branch would be guessed wrong every other time.
      s = (s + Number(values[j] > value) - Number(values[j] < value)) | 0;
    }
  }
  return s;
}

/**
 * Var S = (n(n-1)(2n+5) - sum over groups of p equal values of p(p-1)(2p+5)) / 18, for independent values.
 * Sorts by insertion: meant for floors, of which there are at most 40.
 *
 * Kendall, Rank Correlation Methods (1975), the variance with ties.
 */
export function computeMannKendallVariance(values: Float64Array): number {
  const sorted = values.slice();
  const n = sorted.length;
  insertionSort(sorted, 0, n);
  let ties = 0;
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && sorted[to] === sorted[from]) {
      to++;
    }
    ties += varianceTerm(to - from);
    from = to;
  }
  return (varianceTerm(n) - ties) / 18;
}

/** Z = (S - sign S) / sqrt(Var S), near normal without trend from n = 10 on; 0 when all values are equal. */
export function computeMannKendallZ(s: number, varianceOfS: number): number {
  return varianceOfS > 0 ? (s - Math.sign(s)) / Math.sqrt(varianceOfS) : 0;
}

function varianceTerm(count: number): number {
  return count * (count - 1) * (2 * count + 5);
}
