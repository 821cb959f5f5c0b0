// SPDX-License-Identifier: Apache-2.0
// Checks of string indexes while the strings themselves are not decoded yet.
import { ProfileError } from './profile-error';

/** Whether a table of `count` strings has number `index`. */
export function isStringIndex(index: number, count: number): boolean {
  return index >= 0 && index < count;
}

/** The error `string-index-out-of-range` for the first of `indexes` that a table of `count` strings lacks. */
export function badStringIndex(indexes: readonly number[], count: number, at: string): ProfileError {
  const bad = indexes.find((index) => !isStringIndex(index, count));
  return new ProfileError('string-index-out-of-range', `string ${bad} of a table of ${count} does not exist`, { at });
}
