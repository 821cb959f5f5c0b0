// SPDX-License-Identifier: Apache-2.0
import type { Picture } from '../data/growth-model';

/** Node of the suspect that a key jumps to, "1" to "9" by rank; undefined when there is none. */
export function suspectOfKey(picture: Picture, key: string): number | undefined {
  return picture.kind === 'growth' && /^[1-9]$/.test(key)
    ? picture.suspects.rows.find(({ rank }) => rank === Number(key))?.node
    : undefined;
}
