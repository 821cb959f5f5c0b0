// SPDX-License-Identifier: Apache-2.0
// Regular expressions that take time linear in the text whatever they are: they come from users and files, and JavaScript's engine
// backtracks, some for years.
import { isWordCharacter } from './character-sets';
import { compileRegex, type Instruction } from './compile-regex';
import { parseRegex } from './parse-regex';
import type { Assertion } from './regex-node';

const NO_CHARACTER = -1;
const NEWLINE = 0x0a;
const SPECIAL = /[\\^$.|?*+()[\]{}]/;

/** Says whether a text has a match of an expression in Go's syntax (RE2). */
export class LinearRegex {
  /** The text to find when the expression is nothing but that. */
  readonly #literal: string | undefined;
  readonly #program: readonly Instruction[];
  /** Instructions that are active at a place of the text, and the place that each was last active at. */
  readonly #lastPlace: Int32Array;
  #place = 0;

  /** @throws TreeError `bad-regex` */
  constructor(pattern: string) {
    this.#literal = SPECIAL.test(pattern) ? undefined : pattern;
    this.#program = compileRegex(parseRegex(pattern));
    this.#lastPlace = new Int32Array(this.#program.length);
  }

  /** Whether `text` has a match anywhere. O(length of text x length of expression). */
  test(text: string): boolean {
    return this.#literal === undefined ? this.#run(text) : text.includes(this.#literal);
  }

  #run(text: string): boolean {
    this.#lastPlace.fill(0);
    this.#place = 0;
    let active: number[] = [];
    let before = NO_CHARACTER;
    for (let at = 0; ;) {
      const after = text.codePointAt(at) ?? NO_CHARACTER;
      active.push(0); // a match may start anywhere
      const waiting = this.#follow(active, before, after);
      if (waiting === undefined) {
        return true;
      }
      if (after === NO_CHARACTER) {
        return false;
      }
      active = [];
      for (const place of waiting) {
        const instruction = this.#program[place];
        if (instruction.kind === 'character' && instruction.set(after)) {
          active.push(instruction.next);
        }
      }
      before = after;
      at += after > 0xffff ? 2 : 1;
    }
  }

  /** From `active` on to the instructions that wait for a character; undefined when a match is reached. */
  #follow(active: number[], before: number, after: number): number[] | undefined {
    const waiting: number[] = [];
    this.#place++;
    for (let place = active.pop(); place !== undefined; place = active.pop()) {
      if (this.#lastPlace[place] === this.#place) {
        continue;
      }
      this.#lastPlace[place] = this.#place;
      const instruction = this.#program[place];
      if (instruction.kind === 'match') {
        return undefined;
      } else if (instruction.kind === 'character') {
        waiting.push(place);
      } else if (instruction.kind === 'fork') {
        active.push(instruction.other, instruction.next);
      } else if (holds(instruction.assertion, before, after)) {
        active.push(instruction.next);
      }
    }
    return waiting;
  }
}

function holds(assertion: Assertion, before: number, after: number): boolean {
  switch (assertion) {
    case 'text-start':
      return before === NO_CHARACTER;
    case 'text-end':
      return after === NO_CHARACTER;
    case 'line-start':
      return before === NO_CHARACTER || before === NEWLINE;
    case 'line-end':
      return after === NO_CHARACTER || after === NEWLINE;
    default:
      return (isWordCharacter(before) !== isWordCharacter(after)) === (assertion === 'word-edge');
  }
}
