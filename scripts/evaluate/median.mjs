// SPDX-License-Identifier: Apache-2.0

/** @param {readonly number[]} values @returns {number} the mean of the middle two of an even number; NaN of none */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
