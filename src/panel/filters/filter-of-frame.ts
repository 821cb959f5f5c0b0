// SPDX-License-Identifier: Apache-2.0
// Filters about one function, as the menu of a frame asks for them.
import type { Filter, FilterKind } from '#pkg/flame';

type Pattern = Extract<Filter, { readonly pattern: unknown }>['pattern'];

/** parseFilters takes no longer pattern. */
const MOST_CHARS = 200;

const SPECIAL = /[\\^$.*+?()[\]{}|]/g;
// What would not survive an address, or split a line.
const INVISIBLE = /\p{C}|\p{Zl}|\p{Zp}/gu;

/** Filter for the function of exactly this name; for names of more than some 200 characters, for those that begin or contain alike. */
export function filterOfFrame(kind: FilterKind, name: string): Filter {
  return { kind, pattern: patternOfName(name) };
}

/** The name that a filter made by filterOfFrame is about; undefined for other patterns. */
export function nameOfPattern({ form, text }: Pattern): string | undefined {
  const body = form === 'regex' ? /^\^(.*)\$$/s.exec(text)?.[1] : undefined;
  if (body === undefined) {
    return undefined;
  }
  const name = body.replace(/\\x\{([0-9a-f]{1,6})\}|\\(\W)/g, (whole, code?: string, character?: string) => {
    const point = Number.parseInt(code ?? '', 16);
    return character ?? (point <= 0x10ffff ? String.fromCodePoint(point) : whole);
  });
  return expressionOf(name) === text ? name : undefined;
}

function patternOfName(name: string): Pattern {
  const exact = expressionOf(name);
  if (exact.length <= MOST_CHARS) {
    return { form: 'regex', text: exact };
  }
  const start = [...name].filter((character) => !isLoneSurrogate(character)).join('');
  return { form: 'text', text: start.slice(0, MOST_CHARS - 1).replace(/\p{Surrogate}$/u, '') };
}

// "^main\.leak$"; characters that nobody sees by their numbers.
function expressionOf(name: string): string {
  const body = name
    .replace(SPECIAL, '\\$&')
    .replace(INVISIBLE, (character) =>
      isLoneSurrogate(character) ? '.' : `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`
    );
  return `^${body}$`;
}

function isLoneSurrogate(character: string): boolean {
  return /^\p{Surrogate}$/u.test(character);
}
