// SPDX-License-Identifier: Apache-2.0
// The place in an expression that is being read.
import { TreeError } from './tree-error';

export class RegexCursor {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  startsWith(text: string): boolean {
    return this.#pattern.startsWith(text, this.#at);
  }

  /** Moves past `text` if it is next. */
  accept(text: string): boolean {
    const isNext = this.startsWith(text);
    this.#at += isNext ? text.length : 0;
    return isNext;
  }

  /** What the sticky expression matches next; moves past it. */
  match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#pattern) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  /** The next code point; moves past it. */
  next(): number {
    const codePoint = this.#pattern.codePointAt(this.#at);
    if (codePoint === undefined) {
      throw this.error('ends too early');
    }
    this.#at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  error(what: string): TreeError {
    const shown = this.#pattern.length > 80 ? `${this.#pattern.slice(0, 80)}...` : this.#pattern;
    return new TreeError('bad-regex', `the regular expression "${shown}" ${what}`, { at: `character ${this.#at + 1}` });
  }
}
