// SPDX-License-Identifier: Apache-2.0
// Stacks with values, as text forms have them, to the columns of a Profile.
import { NONE, type Warning } from '#pkg/base';
import { trimmed, withRoom } from './growing-columns';
import type { LabelColumns, LocationColumns, Profile, SampleColumns, ValueType } from './profile';
import { ProfileError } from './profile-error';
import { TextInterner } from './text-interner';
import type { TextFrame } from './text-records';

/** What the values of a text profile are. */
export interface ProfileKindInfo {
  readonly sampleTypes: readonly ValueType[];
  readonly periodType: ValueType | undefined;
  readonly period: number;
  readonly durationMs?: number;
  readonly warnings: readonly Warning[];
}

/** One sample: its stack as rows of locations, leaf first, and one value per sample type. */
export interface StackSample {
  readonly stack: readonly number[];
  readonly values: readonly number[];
  readonly textLabels?: Readonly<Record<string, string>>;
  readonly numberLabels?: Readonly<Record<string, number>>;
}

/** Interns names, functions and locations. Its owner adds samples, then builds once. */
export class StackProfileBuilder {
  readonly #strings = new TextInterner(['']);
  readonly #functions = new TextInterner();
  readonly #functionNames: number[] = [];
  readonly #functionFiles: number[] = [];
  readonly #locations = new TextInterner();
  readonly #addresses: number[] = [];
  readonly #locationFunctions: number[] = [];
  readonly #lines: number[] = [];
  #stackLocation = new Int32Array(0);
  #stackLength = 0;
  readonly #stackStart: number[] = [0];
  readonly #labelStart: number[] = [0];
  readonly #labels: Array<{ key: number; text: number; number: number }> = [];
  readonly #values: number[] = [];

  /** @throws ProfileError `number-out-of-range` for a value beyond 2^53 */
  add({ stack, values, textLabels = {}, numberLabels = {} }: StackSample): void {
    for (const value of values) {
      if (!Number.isSafeInteger(value)) {
        const at = `sample ${this.#stackStart.length - 1}`;
        throw new ProfileError('number-out-of-range', `the value ${value} is beyond 2^53`, { at });
      }
      this.#values.push(value);
    }
    this.#stackLocation = withRoom(this.#stackLocation, this.#stackLength + stack.length);
    for (const location of stack) {
      this.#stackLocation[this.#stackLength++] = location;
    }
    this.#stackStart.push(this.#stackLength);
    for (const [key, text] of Object.entries(textLabels)) {
      this.#labels.push({ key: this.#strings.indexOf(key), text: this.#strings.indexOf(text), number: 0 });
    }
    for (const [key, number] of Object.entries(numberLabels)) {
      this.#labels.push({ key: this.#strings.indexOf(key), text: 0, number });
    }
    this.#labelStart.push(this.#labels.length);
  }

  /** The location of `frame`: a new row, or the one that an equal frame has. */
  locationOf({ name, fileName, line1, address }: TextFrame): number {
    const row = this.#locations.indexOf(`${address}\n${line1}\n${name}\n${fileName}`);
    if (row === this.#addresses.length) {
      this.#addresses.push(address);
      this.#lines.push(line1 <= 0x7fffffff ? line1 : 0);
      this.#locationFunctions.push(name === '' ? NONE : this.#functionOf(name, fileName));
    }
    return row;
  }

  /** Adds to the values of sample `row`, which has one value. */
  addTo(row: number, value: number): void {
    this.#values[row] = (this.#values[row] ?? 0) + value;
  }

  /** Samples so far. */
  get length(): number {
    return this.#stackStart.length - 1;
  }

  build({ sampleTypes, periodType, period, durationMs = 0, warnings }: ProfileKindInfo): Profile {
    // As in a file, where the names of types are strings of the table.
    for (const { type, unit } of [...sampleTypes, ...(periodType === undefined ? [] : [periodType])]) {
      this.#strings.indexOf(type);
      this.#strings.indexOf(unit);
    }
    return {
      sampleTypes,
      defaultSampleTypeIndex: sampleTypes.length - 1,
      periodType,
      period,
      timeUnixMs: 0,
      durationMs,
      samples: this.#samples(),
      labels: this.#labelColumns(),
      locations: this.#locationColumns(),
      functions: {
        length: this.#functionNames.length,
        name: Int32Array.from(this.#functionNames),
        systemName: Int32Array.from(this.#functionNames),
        fileName: Int32Array.from(this.#functionFiles),
        startLine1: new Int32Array(this.#functionNames.length),
      },
      mappings: [],
      strings: this.#strings.list,
      comments: [],
      dropFrames: '',
      keepFrames: '',
      warnings,
    };
  }

  #samples(): SampleColumns {
    return {
      length: this.length,
      stackStart: Int32Array.from(this.#stackStart),
      stackLocation: trimmed(this.#stackLocation, this.#stackLength),
      value: Float64Array.from(this.#values),
      labelStart: Int32Array.from(this.#labelStart),
    };
  }

  #labelColumns(): LabelColumns {
    return {
      length: this.#labels.length,
      key: Int32Array.from(this.#labels, ({ key }) => key),
      text: Int32Array.from(this.#labels, ({ text }) => text),
      number: Float64Array.from(this.#labels, ({ number }) => number),
      unit: new Int32Array(this.#labels.length),
    };
  }

  #locationColumns(): LocationColumns {
    const length = this.#addresses.length;
    const hasLine = this.#locationFunctions.map((row) => row !== NONE);
    let next = 0;
    const lineStart = Int32Array.from({ length: length + 1 }, (_, row) =>
      row > 0 && hasLine[row - 1] ? ++next : next
    );
    return {
      length,
      mapping: new Int32Array(length).fill(NONE),
      address: Float64Array.from(this.#addresses),
      lineStart,
      lineFunction: Int32Array.from(this.#locationFunctions.filter((row) => row !== NONE)),
      line1: Int32Array.from(this.#lines.filter((_, row) => hasLine[row])),
    };
  }

  #functionOf(name: string, fileName: string): number {
    const row = this.#functions.indexOf(`${name}\n${fileName}`);
    if (row === this.#functionNames.length) {
      this.#functionNames.push(this.#strings.indexOf(name));
      this.#functionFiles.push(this.#strings.indexOf(fileName));
    }
    return row;
  }
}
