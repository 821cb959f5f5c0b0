// SPDX-License-Identifier: Apache-2.0
// What stands behind a backslash, in and outside of [...].
import { findUnicodeClass, noneOf, PERL_CLASSES } from './character-sets';
import type { RegexCursor } from './regex-cursor';
import type { CharacterSet } from './regex-node';

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
const MAX_CODE_POINT = 0x10ffff;

/** A class such as \d, \W, \pL or \p{^Greek} if one is next. @throws TreeError `bad-regex` */
export function parseClassEscape(cursor: RegexCursor): CharacterSet | undefined {
  const perl = cursor.match(/\\([dswDSW])/y)?.[1];
  if (perl !== undefined) {
    const set = PERL_CLASSES[perl.toLowerCase()];
    return perl === perl.toLowerCase() ? set : noneOf(set);
  }
  const unicode = cursor.match(/\\([pP])(?:\{(\^?)([^}]*)\}|([A-Za-z]))/y);
  if (unicode === undefined) {
    return undefined;
  }
  const [, kind, caret = '', long, short] = unicode;
  const set = findUnicodeClass(long ?? short);
  if (set === undefined) {
    throw cursor.error(`names the unknown Unicode class "${long ?? short}"`);
  }
  return (kind === 'P') !== (caret === '^') ? noneOf(set) : set;
}

/** The one character that an escape stands for; the cursor is at its backslash. @throws TreeError `bad-regex` */
export function parseCharacterEscape(cursor: RegexCursor): number {
  const hex = cursor.match(/\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]+)\})/y);
  if (hex !== undefined) {
    const codePoint = Number.parseInt(hex[1] ?? hex[2], 16);
    if (codePoint > MAX_CODE_POINT) {
      throw cursor.error('names a character beyond Unicode');
    }
    return codePoint;
  }
  // \1 alone would be a reference to a group, which this kind of expression does not have.
  const octal = cursor.match(/\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/y);
  if (octal !== undefined) {
    return Number.parseInt(octal[1], 8);
  }
  cursor.accept('\\');
  const codePoint = cursor.next();
  const character = String.fromCodePoint(codePoint);
  if (Object.hasOwn(CONTROLS, character)) {
    return CONTROLS[character];
  }
  if (codePoint >= 0x80 || /[0-9A-Za-z]/.test(character)) {
    throw cursor.error(`has the unknown escape "\\${character}"`);
  }
  return codePoint;
}
