// SPDX-License-Identifier: Apache-2.0
// What a user asks of names of functions, and the names that answer to it. Search and filters ask alike.
import { inSlices, type PausableWork } from '#pkg/base';
import { type FrameTable, LinearRegex } from '#pkg/calltree';

/** A text that a name has to contain, or an expression in Go's syntax. Neither minds upper and lower case ("(?-i)" in an expression does). */
export interface NamePattern {
  readonly form: 'text' | 'regex';
  readonly text: string;
}

// Names beyond this are data of unknown origin; a regular expression sees their beginning only.
const MAX_NAME_CHARS = 500;

/** Names on which an expression takes a few milliseconds. */
const NAMES_A_SLICE = 2_000;

/**
 * Says of a name whether it answers to the pattern. The empty text is in no name.
 * @throws TreeError `bad-regex`, quoting the expression as it was typed
 */
export function matcherOf({ form, text }: NamePattern): (name: string) => boolean {
  if (form === 'text') {
    const needle = text.toLowerCase();
    return (name) => needle !== '' && name.toLowerCase().includes(needle);
  }
  new LinearRegex(text);
  const expression = new LinearRegex(`(?i)${text}`);
  return (name) => expression.test(name.slice(0, MAX_NAME_CHARS));
}

/** By frame: 1 where `isMatch` says so of the name. Each name is looked at once. */
export function* matchNames(frames: FrameTable, isMatch: (name: string) => boolean): PausableWork<Uint8Array> {
  const matches = new Uint8Array(frames.length);
  const matchSlice = (from: number, to: number): void => {
    for (let frame = from; frame < to; frame++) {
      matches[frame] = Number(isMatch(frames.name[frame]));
    }
  };
  yield* inSlices(frames.length, matchSlice, NAMES_A_SLICE);
  return matches;
}
