// SPDX-License-Identifier: Apache-2.0
import { toPrintable } from './text-table';

/** What stands for a function without a name; perf and FlameGraph write the same. */
export const UNKNOWN_FUNCTION = '[unknown]';

/**
 * A name out of a profile as one line of text that displays as what it is: no control characters, line breaks, bidirectional overrides or
 * lone surrogates, each of which becomes "\uFFFD". "[unknown]" for an empty name.
 */
export function cleanName(name: string): string {
  return name === '' ? UNKNOWN_FUNCTION : toPrintable(name).replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The same of at most `maxCharacters` characters, the last of them "…" where it was longer. A pair of surrogates is one. */
export function clipName(name: string, maxCharacters: number): string {
  // No more than two code units a character: the rest of a long name need not be looked at.
  const characters = [...cleanName(name.slice(0, 2 * maxCharacters + 2))];
  return characters.length <= maxCharacters
    ? characters.join('')
    : `${characters.slice(0, maxCharacters - 1).join('')}…`;
}
