// SPDX-License-Identifier: Apache-2.0
// Sets of characters that Go's regular expressions can name (pkg.go.dev/regexp/syntax, Go 1.26).
import type { CharacterSet } from './regex-node';

const NEWLINE = 0x0a;

const isDigit = rangeSet('0', '9');
const isUpper = rangeSet('A', 'Z');
const isLower = rangeSet('a', 'z');
const isAlpha = anyOf([isUpper, isLower]);
const isAlnum = anyOf([isAlpha, isDigit]);
/** The characters that \b tells from others: ASCII letters, digits, "_". */
export const isWordCharacter = anyOf([isAlnum, charactersOf('_')]);

/** \d, \s and \w, ASCII only. */
export const PERL_CLASSES: Readonly<Record<string, CharacterSet>> = {
  d: isDigit,
  s: charactersOf('\t\n\f\r '),
  w: isWordCharacter,
};

/** [[:alpha:]] and the like, ASCII only. */
export const POSIX_CLASSES: Readonly<Record<string, CharacterSet>> = {
  alnum: isAlnum,
  alpha: isAlpha,
  ascii: rangeSet('\0', '\x7f'),
  blank: charactersOf('\t '),
  cntrl: anyOf([rangeSet('\0', '\x1f'), charactersOf('\x7f')]),
  digit: isDigit,
  graph: rangeSet('!', '~'),
  lower: isLower,
  print: rangeSet(' ', '~'),
  punct: anyOf([rangeSet('!', '/'), rangeSet(':', '@'), rangeSet('[', '`'), rangeSet('{', '~')]),
  space: charactersOf('\t\n\v\f\r '),
  upper: isUpper,
  word: isWordCharacter,
  xdigit: anyOf([isDigit, rangeSet('A', 'F'), rangeSet('a', 'f')]),
};

export const anyCharacter: CharacterSet = () => true;
export const anyButNewline: CharacterSet = (codePoint) => codePoint !== NEWLINE;

export function codePointSet(wanted: number): CharacterSet {
  return (codePoint) => codePoint === wanted;
}

export function codePointRange(first: number, last: number): CharacterSet {
  return (codePoint) => codePoint >= first && codePoint <= last;
}

export function anyOf(sets: readonly CharacterSet[]): CharacterSet {
  return sets.length === 1 ? sets[0] : (codePoint) => sets.some((set) => set(codePoint));
}

export function noneOf(set: CharacterSet): CharacterSet {
  return (codePoint) => !set(codePoint);
}

/** The set and what differs from it by case only. */
export function foldCase(set: CharacterSet): CharacterSet {
  return (codePoint) => {
    if (set(codePoint)) {
      return true;
    }
    const character = String.fromCodePoint(codePoint);
    return [character.toLowerCase(), character.toUpperCase()].some((other) => {
      const folded = other.codePointAt(0) ?? codePoint;
      // "ß".toUpperCase() is two characters: no fold of one.
      return String.fromCodePoint(folded) === other && set(folded);
    });
  };
}

/** \p{Greek}, \pL: a script or general category of Unicode by Go's name, or undefined. */
export function findUnicodeClass(name: string): CharacterSet | undefined {
  if (name === 'Any') {
    return anyCharacter;
  }
  if (!/^[A-Za-z_]+$/.test(name)) {
    return undefined;
  }
  for (const property of [`General_Category=${name}`, `Script=${name}`]) {
    try {
      const pattern = new RegExp(`\\p{${property}}`, 'u');
      return (codePoint) => pattern.test(String.fromCodePoint(codePoint));
    } catch {
      // Not a name of this kind: RegExp has no other way to tell.
    }
  }
  return undefined;
}

function rangeSet(first: string, last: string): CharacterSet {
  return codePointRange(first.charCodeAt(0), last.charCodeAt(0));
}

function charactersOf(characters: string): CharacterSet {
  const members = new Set(Array.from(characters, (character) => character.charCodeAt(0)));
  return (codePoint) => members.has(codePoint);
}
