// SPDX-License-Identifier: Apache-2.0
// Shares as people say them.

const NEAR = 0.02;
const NEAR_END = 0.01;

const WORDS: ReadonlyArray<readonly [ratio: number, words: string]> = [
  [1 / 4, 'a quarter'],
  [1 / 3, 'a third'],
  [1 / 2, 'half'],
  [2 / 3, 'two thirds'],
  [3 / 4, 'three quarters'],
];

/** "two thirds" for 0.65 .. 0.69 and so on for simple fractions, else "58 %"; "none" to "all", with "almost" within 1 % of the ends. */
export function formatRatio(ratio: number): string {
  if (ratio <= 0) {
    return 'none';
  }
  if (ratio >= 1) {
    return 'all';
  }
  if (ratio < NEAR_END || ratio > 1 - NEAR_END) {
    return ratio < NEAR_END ? 'almost none' : 'almost all';
  }
  const near = WORDS.find(([fraction]) => Math.abs(ratio - fraction) <= NEAR);
  return near ? near[1] : formatPercent(ratio);
}

/** "4 %"; "under 1 %" and "over 99 %" rather than a false 0 or 100. */
export function formatPercent(ratio: number): string {
  const percent = 100 * ratio;
  if (percent > 0 && percent < 1) {
    return 'under 1 %';
  }
  if (percent > 99 && percent < 100) {
    return 'over 99 %';
  }
  return `${Math.round(percent)} %`;
}
