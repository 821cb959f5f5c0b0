// SPDX-License-Identifier: Apache-2.0
// Growing columns of samples with their labels: what filters and merges write their result into.
import type { LabelColumns, SampleColumns } from '#pkg/profile';

/** One label; `key`, `text` and `unit` are indexes into the strings of the profile under construction. */
export interface LabelRow {
  readonly key: number;
  readonly text: number;
  readonly number: number;
  readonly unit: number;
}

export class SampleBuilder {
  readonly #stackStart: number[] = [0];
  readonly #stackLocation: number[] = [];
  readonly #value: number[] = [];
  readonly #labelStart: number[] = [0];
  readonly #labels: LabelRow[] = [];

  get length(): number {
    return this.#labelStart.length - 1;
  }

  /** Adds a sample and gives its row; `stack` is leaf first. */
  add(stack: Iterable<number>, values: Iterable<number>, labels: Iterable<LabelRow>): number {
    for (const location of stack) {
      this.#stackLocation.push(location);
    }
    for (const value of values) {
      this.#value.push(value);
    }
    for (const label of labels) {
      this.#labels.push(label);
    }
    this.#stackStart.push(this.#stackLocation.length);
    this.#labelStart.push(this.#labels.length);
    return this.length - 1;
  }

  samples(): SampleColumns {
    return {
      length: this.length,
      stackStart: Int32Array.from(this.#stackStart),
      stackLocation: Int32Array.from(this.#stackLocation),
      value: Float64Array.from(this.#value),
      labelStart: Int32Array.from(this.#labelStart),
    };
  }

  labels(): LabelColumns {
    const labels = this.#labels;
    return {
      length: labels.length,
      key: Int32Array.from(labels, (label) => label.key),
      text: Int32Array.from(labels, (label) => label.text),
      number: Float64Array.from(labels, (label) => label.number),
      unit: Int32Array.from(labels, (label) => label.unit),
    };
  }
}
