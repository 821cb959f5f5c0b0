// SPDX-License-Identifier: Apache-2.0
// Go's regular expressions (RE2 syntax, pkg.go.dev/regexp/syntax, Go 1.26), which pprof's options are written in.
import { anyButNewline, anyCharacter, codePointSet, foldCase } from './character-sets';
import { parseCharacterClass } from './parse-character-class';
import { parseCharacterEscape, parseClassEscape } from './parse-escape';
import { RegexCursor } from './regex-cursor';
import type { Assertion, RegexNode } from './regex-node';

/** Longest expression that is read; drop_frames of pprof's own legacy profiles have 1,700 characters. */
const MAX_CHARACTERS = 20_000;
// Go allows 1000 of both (syntax.maxHeight, repeat sizes).
const MAX_DEPTH = 250;
const MAX_REPEATS = 1000;

interface Flags {
  readonly ignoresCase: boolean;
  readonly dotIsAll: boolean;
  readonly isMultiLine: boolean;
}

interface Counts {
  readonly min: number;
  readonly max: number;
}

const SIGN_COUNTS: Readonly<Record<string, Counts>> = {
  '*': { min: 0, max: Infinity },
  '+': { min: 1, max: Infinity },
  '?': { min: 0, max: 1 },
};

interface OpenGroup {
  readonly flagsOutside: Flags;
  readonly choices: RegexNode[];
  parts: RegexNode[];
}

const NO_FLAGS: Flags = { ignoresCase: false, dotIsAll: false, isMultiLine: false };
const EMPTY: RegexNode = { kind: 'sequence', parts: [] };
const ESCAPED_ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: 'text-start',
  z: 'text-end',
  b: 'word-edge',
  B: 'no-word-edge',
};

/** @throws TreeError `bad-regex`, saying what is wrong and where */
export function parseRegex(pattern: string): RegexNode {
  return new RegexParser(pattern).parse();
}

class RegexParser {
  readonly #cursor: RegexCursor;
  readonly #outer: OpenGroup[] = [];
  #group: OpenGroup = { flagsOutside: NO_FLAGS, choices: [], parts: [] };
  #flags = NO_FLAGS;

  constructor(pattern: string) {
    this.#cursor = new RegexCursor(pattern);
    if (pattern.length > MAX_CHARACTERS) {
      throw this.#cursor.error(`has more than ${MAX_CHARACTERS} characters`);
    }
  }

  parse(): RegexNode {
    while (!this.#cursor.isAtEnd) {
      this.#parseNext();
    }
    if (this.#outer.length > 0) {
      throw this.#cursor.error('lacks a closing )');
    }
    return closed(this.#group);
  }

  #parseNext(): void {
    const cursor = this.#cursor;
    if (cursor.accept('|')) {
      this.#group.choices.push(sequence(this.#group.parts));
      this.#group.parts = [];
    } else if (cursor.accept('(')) {
      this.#openGroup();
    } else if (cursor.accept(')')) {
      this.#closeGroup();
    } else if (cursor.accept('\\Q')) {
      for (const character of cursor.match(/([^]*?)(?:\\E|$)/y)?.[1] ?? '') {
        this.#group.parts.push(this.#characterNode(character.codePointAt(0) ?? 0));
      }
      this.#repeatLast();
    } else {
      this.#group.parts.push(this.#repeated(this.#parseAtom()));
    }
  }

  // A repetition behind \E or flags is of what stands before them.
  #repeatLast(): void {
    const last = this.#group.parts.pop();
    if (last !== undefined) {
      this.#group.parts.push(this.#repeated(last));
    }
  }

  #openGroup(): void {
    const cursor = this.#cursor;
    const flagsOutside = this.#flags;
    if (cursor.startsWith('?') && cursor.match(/\?P?<\w+>/y) === undefined) {
      const flags = cursor.match(/\?([imsU]*)(-[imsU]+)?([:)])/y);
      if (flags === undefined) {
        throw cursor.error('has a group of an unknown kind; look-around and references are not supported');
      }
      this.#flags = withFlags(this.#flags, flags[1], flags[2] ?? '');
      if (flags[3] === ')') {
        return this.#repeatLast(); // for the rest of the group that is open
      }
    }
    if (this.#outer.length >= MAX_DEPTH) {
      throw cursor.error(`has more than ${MAX_DEPTH} groups in each other`);
    }
    this.#outer.push(this.#group);
    this.#group = { flagsOutside, choices: [], parts: [] };
  }

  #closeGroup(): void {
    const outer = this.#outer.pop();
    if (outer === undefined) {
      throw this.#cursor.error('has a ) that closes nothing');
    }
    const node = closed(this.#group);
    this.#flags = this.#group.flagsOutside;
    this.#group = outer;
    outer.parts.push(this.#repeated(node));
  }

  #parseAtom(): RegexNode {
    const cursor = this.#cursor;
    if (cursor.startsWith('[')) {
      return { kind: 'character', set: parseCharacterClass(cursor, this.#flags.ignoresCase) };
    }
    if (cursor.accept('.')) {
      return { kind: 'character', set: this.#flags.dotIsAll ? anyCharacter : anyButNewline };
    }
    if (cursor.accept('^')) {
      return { kind: 'assertion', assertion: this.#flags.isMultiLine ? 'line-start' : 'text-start' };
    }
    if (cursor.accept('$')) {
      return { kind: 'assertion', assertion: this.#flags.isMultiLine ? 'line-end' : 'text-end' };
    }
    if (cursor.match(/[*+?]|\{\d+(?:,\d*)?\}/y) !== undefined) {
      throw cursor.error('repeats nothing');
    }
    return cursor.startsWith('\\') ? this.#parseEscape() : this.#characterNode(cursor.next());
  }

  #parseEscape(): RegexNode {
    const cursor = this.#cursor;
    const assertion = cursor.match(/\\([AzbB])/y)?.[1];
    if (assertion !== undefined) {
      return { kind: 'assertion', assertion: ESCAPED_ASSERTIONS[assertion] };
    }
    const set = parseClassEscape(cursor);
    return set === undefined ? this.#characterNode(parseCharacterEscape(cursor)) : { kind: 'character', set };
  }

  #repeated(part: RegexNode): RegexNode {
    const cursor = this.#cursor;
    // Greedy or not makes no difference to whether there is a match.
    const found = cursor.match(/(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y);
    if (found === undefined) {
      return part;
    }
    const [, sign, least, comma, most] = found;
    const { min, max } = sign === undefined ? countsOf(least, comma, most) : SIGN_COUNTS[sign];
    if (min > MAX_REPEATS || (max > MAX_REPEATS && max !== Infinity) || min > max) {
      throw cursor.error(`repeats more than ${MAX_REPEATS} times, or from more to less`);
    }
    if (cursor.match(/[*+?]|\{\d+(?:,\d*)?\}/y) !== undefined) {
      throw cursor.error('repeats a repetition');
    }
    return { kind: 'repeat', part, min, max };
  }

  #characterNode(codePoint: number): RegexNode {
    const set = codePointSet(codePoint);
    return { kind: 'character', set: this.#flags.ignoresCase ? foldCase(set) : set };
  }
}

function countsOf(least: string, comma: string | undefined, most: string | undefined): Counts {
  return { min: Number(least), max: comma === undefined ? Number(least) : Number(most || Infinity) };
}

function closed({ choices, parts }: OpenGroup): RegexNode {
  return choices.length === 0 ? sequence(parts) : { kind: 'choice', parts: [...choices, sequence(parts)] };
}

function sequence(parts: readonly RegexNode[]): RegexNode {
  return parts.length === 0 ? EMPTY : parts.length === 1 ? parts[0] : { kind: 'sequence', parts };
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  const isOn = (letter: string, now: boolean): boolean => (now || on.includes(letter)) && !off.includes(letter);
  return {
    ignoresCase: isOn('i', flags.ignoresCase),
    dotIsAll: isOn('s', flags.dotIsAll),
    isMultiLine: isOn('m', flags.isMultiLine),
  };
}
