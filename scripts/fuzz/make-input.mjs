// SPDX-License-Identifier: Apache-2.0
// The input of one run: the same for the same corpus, seed and number, whatever ran before.
import { MAX_INPUT_BYTES } from './limits.mjs';
import { MUTATIONS, RARE_MUTATIONS } from './mutations.mjs';
import { seededRandom } from './seeded-random.mjs';

/** @param {readonly Buffer[]} corpus @param {number} seed @param {number} run @returns {Buffer} */
export function makeInput(corpus, seed, run) {
  const random = seededRandom(seed * 2_654_435_761 + run);
  // Damage to gzip seldom gets past it, so three of four times the lot is drawn once more.
  let bytes = corpus[random(corpus.length)];
  if (bytes[0] === 0x1f && random(4) > 0) {
    bytes = corpus[random(corpus.length)];
  }
  const other = corpus[random(corpus.length)];
  for (let left = 1 + random(6); left > 0; left--) {
    const list = random(12) === 0 ? RARE_MUTATIONS : MUTATIONS;
    bytes = bytes.length === 0 ? bytes : Buffer.from(list[random(list.length)]({ bytes, random, other }));
  }
  return bytes.subarray(0, MAX_INPUT_BYTES);
}
