// SPDX-License-Identifier: Apache-2.0
// A column of integers that grows at its end.

const FIRST_CAPACITY = 64;

/**
 * A view that was handed out stays true while the list is only appended to, or cut behind it: later pushes land behind it or in a
 * larger buffer.
 */
export class Int32List {
  #buffer = new Int32Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** `index` must be below length. */
  at(index: number): number {
    return this.#buffer[index];
  }

  /** `index` must be below length. */
  set(index: number, value: number): void {
    this.#buffer[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#buffer.length) {
      const larger = new Int32Array(this.#buffer.length * 2);
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    this.#buffer[this.#length++] = value;
  }

  /** Forgets the elements from `length` on, which is at most the length. */
  cut(length: number): void {
    this.#length = length;
  }

  /** The first elements, `length` at most the length. Shares memory with the list; nobody writes to it. */
  view(length: number): Int32Array {
    return this.#buffer.subarray(0, length);
  }

  /** A copy of the elements `from` to before `to`, with memory of its own. */
  slice(from: number, to: number): Int32Array {
    return this.#buffer.slice(from, to);
  }
}
