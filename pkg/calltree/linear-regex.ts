// SPDX-License-Identifier: Apache-2.0
// Regular expressions that take time linear in the text whatever they are: they come from users and files, and JavaScript's engine
// backtracks, some for years. The engine is RE2, the one that Go's regexp and so pprof have.
import { RE2JS } from 're2js';
import { TreeError } from './tree-error';

/** What Go accepts as one expression is far shorter; compiling takes memory in proportion. */
const MAX_PATTERN_LENGTH = 10_000;

/** Says whether a text has a match of an expression in Go's syntax. */
export class LinearRegex {
  readonly #expression: RE2JS;

  /** @throws TreeError `bad-regex` */
  constructor(pattern: string) {
    if (pattern.length > MAX_PATTERN_LENGTH) {
      throw new TreeError('bad-regex', `a regular expression of ${pattern.length} characters is too long`);
    }
    try {
      this.#expression = RE2JS.compile(pattern);
    } catch (cause) {
      throw new TreeError('bad-regex', `not a regular expression of Go: ${messageOf(cause)}`, { cause });
    }
  }

  /** Whether `text` has a match anywhere. O(length of text x length of expression). */
  test(text: string): boolean {
    return this.#expression.test(text);
  }
}

/** RE2 says what is wrong after a prefix that every message has: "missing closing ): `main(`". */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^error parsing regexp: /, '');
}
