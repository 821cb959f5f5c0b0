// SPDX-License-Identifier: Apache-2.0

/** Numbers texts by first use. Its owner adds; the list may be taken at any time. */
export class TextInterner {
  readonly list: string[];
  readonly #indexes = new Map<string, number>();

  /** Starts with the texts of `first`, each at its place; a text that is there twice is found at its first place. */
  constructor(first: readonly string[] = []) {
    this.list = [...first];
    this.list.forEach((text, index) => this.#indexes.set(text, this.#indexes.get(text) ?? index));
  }

  indexOf(text: string): number {
    const known = this.#indexes.get(text);
    if (known !== undefined) {
      return known;
    }
    this.#indexes.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}
