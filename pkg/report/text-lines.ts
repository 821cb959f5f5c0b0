// SPDX-License-Identifier: Apache-2.0
import { ReportError } from './report-error';

/** V8 holds no string of 2^29 characters; a document of half that is refused by name rather than by a RangeError. */
const MAX_CHARACTERS = 2 ** 28;

/** Lines of a document that grows with its input. Its owner adds, then takes the text once. */
export class TextLines {
  readonly #lines: string[] = [];
  #characters = 0;

  /** @throws ReportError `too-large` past 2^28 characters */
  add(line: string): void {
    this.#characters += line.length + 1;
    if (this.#characters > MAX_CHARACTERS) {
      throw new ReportError('too-large', `the text of this tree is longer than ${MAX_CHARACTERS} characters`);
    }
    this.#lines.push(line);
  }

  /** Every line ended by "\n"; "" of none. */
  text(): string {
    return this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`;
  }
}
