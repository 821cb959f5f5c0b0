// SPDX-License-Identifier: Apache-2.0
// A column of integers that grows at its end.

const FIRST_CAPACITY = 64;

/** While it is only appended to, a view that was handed out stays true: later pushes land behind it or in a larger buffer. */
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

  /** The elements until now. Shares memory with the list; nobody writes to it. */
  view(): Int32Array {
    return this.#buffer.subarray(0, this.#length);
  }

  /** A copy of the elements from `from` on, with memory of its own. */
  slice(from: number): Int32Array {
    return this.#buffer.slice(from, this.#length);
  }
}
