// SPDX-License-Identifier: Apache-2.0
// Every series is scored as it would have been seen while it grew: at 20 moments (design: leak score, 10.1).

const PREFIXES = 20;
const SHORTEST = 10;

/** @param {number} length @returns {number[]} numbers of samples, evenly spaced from 10 to all */
export function prefixLengths(length) {
  return Array.from({ length: PREFIXES }, (_, i) => Math.round(SHORTEST + ((length - SHORTEST) * i) / (PREFIXES - 1)));
}
