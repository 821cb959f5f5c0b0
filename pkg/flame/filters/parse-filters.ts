// SPDX-License-Identifier: Apache-2.0
// The one-line language of filters. It reads what a user types and what stands in a link, so no text is trusted.
import { TreeError } from '#pkg/calltree';
import { type Filter, type FilterKind, PRESETS } from './filter';
import { matcherOf, type NamePattern } from './name-pattern';
import { afterSpace, readPattern } from './read-pattern';

/** The filters; or why there are none, for the user to mend. `at` is the offset in the text of what is wrong. */
export type FilterResult =
  | { readonly ok: true; readonly filters: readonly Filter[] }
  | { readonly ok: false; readonly reason: FilterFault; readonly message: string; readonly at: number };

export type FilterFault = 'too-many' | 'too-long' | 'nothing-asked' | 'bad-quotes' | 'invalid-regex';

const MAX_FILTERS = 20;
const MAX_PATTERN_CHARS = 200;

// As in Perfetto, which knows both forms and does not mind upper and lower case; "::" belongs to names of C++ and Rust.
const PREFIX = /^(?:(ss|show stack)|(hs|hide stack)|(sff|show from frame)|(hf|hide frame)|(p|pivot)):(?!:)/i;
const KINDS = ['show-stack', 'hide-stack', 'show-from-frame', 'hide-frame', 'pivot'] as const;
const LONGEST_PREFIX_CHARS = 20;

/**
 * Reads filters with ";" between them: "SS: main.put; HF: /^runtime\./; only-my-code". A pattern is a plain text, "/an expression/" (";"
 * in it may be doubled, and has to be where "/" stands before it) or a text quoted as in JSON. A text without a prefix asks for stacks
 * (SS), the name of a preset for the preset. Empty filters are passed over. Never throws; linear in the text.
 */
export function parseFilters(text: string): FilterResult {
  const filters: Filter[] = [];
  for (let at = startOfNext(text, 0); at < text.length;) {
    if (filters.length === MAX_FILTERS) {
      return { ok: false, reason: 'too-many', message: `more than ${MAX_FILTERS} filters`, at };
    }
    const { kind, start } = readPrefix(text, at);
    const read = readPattern(text, start);
    if (read === undefined) {
      const message = 'quotes do not end, or not before the next ";"; inside them " and \\ are written \\" and \\\\';
      return { ok: false, reason: 'bad-quotes', message, at: start };
    }
    const fault = faultOf(read.pattern);
    if (fault !== undefined) {
      return { ok: false, ...fault, at: start };
    }
    filters.push(filterOf(kind, read));
    at = startOfNext(text, read.end);
  }
  return { ok: true, filters };
}

function startOfNext(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s;]/.test(text[at])) {
    at++;
  }
  return at;
}

function readPrefix(text: string, at: number): { readonly kind: FilterKind | undefined; readonly start: number } {
  const [prefix = '', ...groups] = PREFIX.exec(text.slice(at, at + LONGEST_PREFIX_CHARS)) ?? [];
  const kind = KINDS[groups.findIndex((group) => group !== undefined)];
  return { kind, start: afterSpace(text, at + prefix.length) };
}

function filterOf(
  kind: FilterKind | undefined,
  { pattern, isPlain }: { readonly pattern: NamePattern; readonly isPlain: boolean }
): Filter {
  const preset = PRESETS.find((name) => kind === undefined && isPlain && name === pattern.text);
  return preset === undefined ? { kind: kind ?? 'show-stack', pattern } : { kind: 'preset', preset };
}

function faultOf(pattern: NamePattern): { readonly reason: FilterFault; readonly message: string } | undefined {
  if (pattern.text === '') {
    return { reason: 'nothing-asked', message: 'no name to look for' };
  }
  if (pattern.text.length > MAX_PATTERN_CHARS) {
    return { reason: 'too-long', message: `longer than ${MAX_PATTERN_CHARS} characters` };
  }
  try {
    matcherOf(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof TreeError) {
      return { reason: 'invalid-regex', message: error.message };
    }
    throw error;
  }
}
