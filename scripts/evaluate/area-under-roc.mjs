// SPDX-License-Identifier: Apache-2.0
// How well a score tells two groups apart (Mann and Whitney's U over all pairs).

/**
 * @param {readonly number[]} positives
 * @param {readonly number[]} negatives
 * @returns {number} the chance that a positive scores higher than a negative, ties half; NaN when a group is empty
 */
export function areaUnderRoc(positives, negatives) {
  const sorted = [...negatives].sort((one, other) => one - other);
  const wins = positives.map((score) => (countBelow(sorted, score) + countUpTo(sorted, score)) / 2);
  return wins.reduce((sum, count) => sum + count, 0) / (positives.length * negatives.length);
}

const countBelow = (sorted, score) => count(sorted, (value) => value < score);
const countUpTo = (sorted, score) => count(sorted, (value) => value <= score);

/** How many of the first values hold; all after the first that does not, do not. */
function count(sorted, holds) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle])) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
