// SPDX-License-Identifier: Apache-2.0
// How far two scores of the same series differ.

export interface Agreement {
  /** Spearman's rho: do both put the series in the same order? */
  readonly rankCorrelation: number;
  readonly meanDifference: number;
  /** Share of the series that are on the same side of 50, and of 80. */
  readonly sameAt50Ratio: number;
  readonly sameAt80Ratio: number;
}

export function measureAgreement(one: readonly number[], other: readonly number[]): Agreement {
  const sameAt = (threshold: number) =>
    mean(one.map((score, i) => Number(score >= threshold === other[i] >= threshold)));
  return {
    rankCorrelation: correlation(ranksOf(one), ranksOf(other)),
    meanDifference: mean(one.map((score, i) => Math.abs(score - other[i]))),
    sameAt50Ratio: sameAt(50),
    sameAt80Ratio: sameAt(80),
  };
}

/** Chance that a leak scores above a healthy series (Mann and Whitney 1947); a tie counts half. */
export function areaUnderRoc(scores: readonly number[], isLeak: readonly boolean[]): number {
  const leaks = scores.filter((_, i) => isLeak[i]);
  const healthy = scores.filter((_, i) => !isLeak[i]);
  return mean(leaks.map((leak) => mean(healthy.map((score) => (Math.sign(leak - score) + 1) / 2))));
}

/** Tied values share a rank. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => values.reduce((rank, other) => rank + (Math.sign(value - other) + 1) / 2, 0));
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [one, other].map((values) => {
    const middle = mean(values);
    return values.map((value) => value - middle);
  });
  const products = (x: readonly number[], y: readonly number[]) => mean(x.map((value, i) => value * y[i]));
  return products(a, b) / Math.sqrt(products(a, a) * products(b, b));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
