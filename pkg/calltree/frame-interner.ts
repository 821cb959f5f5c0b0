// SPDX-License-Identifier: Apache-2.0
import type { FrameTable } from './weighted-stacks';

/** Makes a FrameTable: gives each function name one number, in the order of first sight. Its owner takes the table once. */
export class FrameInterner {
  readonly #byName = new Map<string, number>();
  readonly #name: string[] = [];
  readonly #file: string[] = [];
  readonly #line1: number[] = [];

  /** The frame of `name`; `file` and `line1` are kept from the first call. */
  intern(name: string, file: string, line1: number): number {
    const known = this.#byName.get(name);
    if (known !== undefined) {
      return known;
    }
    const frame = this.#name.length;
    this.#byName.set(name, frame);
    this.#name.push(name);
    this.#file.push(file);
    this.#line1.push(line1);
    return frame;
  }

  table(): FrameTable {
    return { length: this.#name.length, name: this.#name, file: this.#file, line1: Int32Array.from(this.#line1) };
  }
}
