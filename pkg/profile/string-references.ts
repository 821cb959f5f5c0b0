// SPDX-License-Identifier: Apache-2.0
import { ProfileError } from './profile-error';

/**
 * `index`, when a table of `count` strings has it: the check while the strings themselves are not decoded yet.
 * @throws ProfileError `string-index-out-of-range`
 */
export function checkedIndex(index: number, count: number, place: { what: string; row: number }): number {
  if (!(index >= 0 && index < count)) {
    const message = `string ${index} of a table of ${count} does not exist`;
    throw new ProfileError('string-index-out-of-range', message, { at: `${place.what} ${place.row}` });
  }
  return index;
}
