// SPDX-License-Identifier: Apache-2.0
// Conditions that a caller could put before "suspect". Measured here, not in the product.

/**
 * @typedef {object} Gate
 * @property {string} name
 * @property {number} inARow readings over 50 that it takes
 * @property {(evaluation: import('./score-prefixes.mjs').Evaluation) => boolean} opens
 */

/** @type {readonly Gate[]} 12 and 18 floors are where shape evidence can reach 3 and its full 6: (floors - 6)/2 */
export const GATES = [
  { name: 'none', inARow: 1, opens: () => true },
  { name: '>= 12 floors', inARow: 1, opens: ({ floors }) => floors >= 12 },
  { name: '>= 18 floors', inARow: 1, opens: ({ floors }) => floors >= 18 },
  { name: 'confidence >= 0.25', inARow: 1, opens: ({ confidence }) => confidence >= 0.25 },
  { name: 'confidence >= 0.5', inARow: 1, opens: ({ confidence }) => confidence >= 0.5 },
  { name: 'twice in a row', inARow: 2, opens: () => true },
  { name: 'three times in a row', inARow: 3, opens: () => true },
  { name: 'five times in a row', inARow: 5, opens: () => true },
  { name: '>= 12 floors, three in a row', inARow: 3, opens: ({ floors }) => floors >= 12 },
];
