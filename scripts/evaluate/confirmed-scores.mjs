// SPDX-License-Identifier: Apache-2.0
// An alarm takes several evaluations in a row.

/**
 * @param {readonly number[]} scores
 * @param {number} inARow 2: each score becomes the smaller of itself and the one before it; the first stays
 * @returns {number[]}
 */
export function confirmedScores(scores, inARow) {
  return scores.map((_, i) => Math.min(...scores.slice(Math.max(0, i - inARow + 1), i + 1)));
}
