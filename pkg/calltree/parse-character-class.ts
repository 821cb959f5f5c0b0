// SPDX-License-Identifier: Apache-2.0
// [...] of a regular expression.
import { anyOf, codePointRange, codePointSet, foldCase, noneOf, POSIX_CLASSES } from './character-sets';
import { parseCharacterEscape, parseClassEscape } from './parse-escape';
import type { RegexCursor } from './regex-cursor';
import type { CharacterSet } from './regex-node';

/** The set of the class that starts at the cursor. @throws TreeError `bad-regex` */
export function parseCharacterClass(cursor: RegexCursor, ignoresCase: boolean): CharacterSet {
  cursor.accept('[');
  const isNegated = cursor.accept('^');
  const sets: CharacterSet[] = [];
  // A "]" in the first place stands for itself.
  while (sets.length === 0 || !cursor.startsWith(']')) {
    if (cursor.isAtEnd) {
      throw cursor.error('lacks a closing ]');
    }
    sets.push(parsePosixClass(cursor) ?? parseClassEscape(cursor) ?? parseRange(cursor));
  }
  cursor.accept(']');
  const set = ignoresCase ? foldCase(anyOf(sets)) : anyOf(sets);
  return isNegated ? noneOf(set) : set;
}

function parsePosixClass(cursor: RegexCursor): CharacterSet | undefined {
  const found = cursor.match(/\[:(\^?)(\w*):\]/y);
  if (found === undefined) {
    return undefined;
  }
  const [, caret, name] = found;
  if (!Object.hasOwn(POSIX_CLASSES, name)) {
    throw cursor.error(`names the unknown class [:${name}:]`);
  }
  return caret === '^' ? noneOf(POSIX_CLASSES[name]) : POSIX_CLASSES[name];
}

function parseRange(cursor: RegexCursor): CharacterSet {
  const first = parseMember(cursor);
  // A "-" before the closing bracket stands for itself.
  if (!cursor.startsWith('-') || cursor.startsWith('-]')) {
    return codePointSet(first);
  }
  cursor.accept('-');
  const last = parseMember(cursor);
  if (last < first) {
    throw cursor.error('has a range that ends before it starts');
  }
  return codePointRange(first, last);
}

function parseMember(cursor: RegexCursor): number {
  return cursor.startsWith('\\') ? parseCharacterEscape(cursor) : cursor.next();
}
