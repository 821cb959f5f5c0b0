// SPDX-License-Identifier: Apache-2.0
// Search over function names: each name is looked at once, however many nodes carry it.
import { type FrameTable, LinearRegex, TreeError } from '#pkg/calltree';

/** `matches[frame]` is 1 where the name matches; or why the query cannot be used, for the user to mend. */
export type MatchResult =
  | { readonly ok: true; readonly matches: Uint8Array; readonly count: number }
  | { readonly ok: false; readonly reason: 'invalid-regex' | 'too-long'; readonly message: string };

const MAX_QUERY_CHARS = 200;
// Names beyond this are data of unknown origin; a regular expression sees their beginning only.
const MAX_NAME_CHARS = 500;

/**
 * Looks for a query in all names. "text" is a plain substring, "/text/" a regular expression in Go's syntax, as in pprof; neither minds
 * upper and lower case ("/(?-i)text/" does). An empty query matches nothing. Never throws: an expression that does not parse is an
 * answer of its own.
 */
export function findMatches(frames: FrameTable, query: string): MatchResult {
  if (query.length > MAX_QUERY_CHARS) {
    return { ok: false, reason: 'too-long', message: `longer than ${MAX_QUERY_CHARS} characters` };
  }
  const pattern = /^\/(.+)\/i?$/.exec(query)?.[1];
  if (pattern === undefined) {
    const needle = query.toLowerCase();
    return matchAll(frames, (name) => needle !== '' && name.toLowerCase().includes(needle));
  }
  try {
    const expression = ignoringCase(pattern);
    return matchAll(frames, (name) => expression.test(name.slice(0, MAX_NAME_CHARS)));
  } catch (error) {
    if (error instanceof TreeError) {
      return { ok: false, reason: 'invalid-regex', message: error.message };
    }
    throw error;
  }
}

/** @throws TreeError `bad-regex`, quoting the pattern as it was typed */
function ignoringCase(pattern: string): LinearRegex {
  new LinearRegex(pattern);
  return new LinearRegex(`(?i)${pattern}`);
}

function matchAll(frames: FrameTable, isMatch: (name: string) => boolean): MatchResult {
  const matches = new Uint8Array(frames.length);
  let count = 0;
  for (let frame = 0; frame < frames.length; frame++) {
    if (isMatch(frames.name[frame])) {
      matches[frame] = 1;
      count++;
    }
  }
  return { ok: true, matches, count };
}
