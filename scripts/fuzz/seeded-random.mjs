// SPDX-License-Identifier: Apache-2.0
// Numbers that are the same for the same seed, everywhere.

/**
 * xorshift32 behind a hash of its seed, so that neighbouring seeds have nothing in common.
 * @param {number} seed
 * @returns {(below: number) => number} whole numbers from 0 up to and without `below`
 */
export function seededRandom(seed) {
  let state = Math.imul((seed ^ (seed >>> 16)) | 0, 0x45d9f3b) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
