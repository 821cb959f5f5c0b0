// SPDX-License-Identifier: Apache-2.0
// Search over function names: each name is looked at once, however many nodes carry it.
import { finishAtOnce } from '#pkg/base';
import { type FrameTable, TreeError } from '#pkg/calltree';
import { matcherOf, matchNames } from './filters/name-pattern';

/** `matches[frame]` is 1 where the name matches; or why the query cannot be used, for the user to mend. */
export type MatchResult =
  | { readonly ok: true; readonly matches: Uint8Array; readonly count: number }
  | { readonly ok: false; readonly reason: 'invalid-regex' | 'too-long'; readonly message: string };

const MAX_QUERY_CHARS = 200;

/**
 * Looks for a query in all names. "text" is a plain substring, "/text/" a regular expression in Go's syntax, as in pprof; neither minds
 * upper and lower case ("/(?-i)text/" does). An empty query matches nothing. Never throws: an expression that does not parse is an
 * answer of its own.
 */
export function findMatches(frames: FrameTable, query: string): MatchResult {
  if (query.length > MAX_QUERY_CHARS) {
    return { ok: false, reason: 'too-long', message: `longer than ${MAX_QUERY_CHARS} characters` };
  }
  const expression = /^\/(.+)\/i?$/.exec(query)?.[1];
  try {
    const isMatch = matcherOf(
      expression === undefined ? { form: 'text', text: query } : { form: 'regex', text: expression }
    );
    const matches = finishAtOnce(matchNames(frames, isMatch));
    return { ok: true, matches, count: matches.reduce((count, match) => count + match, 0) };
  } catch (error) {
    if (error instanceof TreeError) {
      return { ok: false, reason: 'invalid-regex', message: error.message };
    }
    throw error;
  }
}
