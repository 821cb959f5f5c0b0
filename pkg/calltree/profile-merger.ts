// SPDX-License-Identifier: Apache-2.0
// The tables of several profiles as one, equal rows once: strings, mappings, functions, locations, samples.
import { NONE } from '#pkg/base';
import type { Mapping, Profile, ValueType } from '#pkg/profile';
import { ColumnInterner } from './column-interner';
import { SampleBuilder, type LabelRow } from './sample-builder';
import { scaleExactly } from './scale-profile';
import { TreeError } from './tree-error';

type Tables = Pick<Profile, 'samples' | 'labels' | 'locations' | 'functions' | 'mappings' | 'strings'>;

/** Where the merged sample types are in one profile, and what its values are to be multiplied by. */
export interface TypeTranslation {
  readonly columns: readonly number[];
  readonly ratios: readonly number[];
}

/** Rows of one profile to rows of the merged one; NONE = not met yet. */
interface RowTranslation {
  readonly strings: Int32Array;
  readonly mappings: Int32Array;
  readonly functions: Int32Array;
  readonly locations: Int32Array;
}

interface MergedSample {
  readonly stack: readonly number[];
  readonly labels: readonly LabelRow[];
  readonly values: number[];
}

// Sizes of mappings are compared in whole pages (merge.go Mapping.key).
const PAGE_BYTES = 0x1000;

export class ProfileMerger {
  readonly #types: readonly ValueType[];
  readonly #strings = new ColumnInterner<string>();
  readonly #mappings = new ColumnInterner<Mapping>();
  readonly #functions = new ColumnInterner<readonly number[]>();
  readonly #locations = new ColumnInterner<{
    readonly mapping: number;
    readonly address: number;
    readonly isFolded: number;
    /** Three numbers per line: function, line, column. */
    readonly lines: readonly number[];
  }>();
  readonly #samples = new ColumnInterner<MergedSample>();

  constructor(types: readonly ValueType[]) {
    this.#types = types;
    this.#string('');
  }

  add(profile: Profile, { columns, ratios }: TypeTranslation): void {
    const rows = noRows(profile);
    if (this.#mappings.rows.length === 0 && profile.mappings.length > 0) {
      this.#mapping(profile, 0, rows); // the first mapping is the main binary
    }
    const typeCount = profile.sampleTypes.length;
    for (let sample = 0; sample < profile.samples.length; sample++) {
      const values = columns.map((column, i) =>
        scaleExactly(profile.samples.value[sample * typeCount + column], ratios[i])
      );
      if (values.some((value) => value !== 0)) {
        this.#addSample(profile, sample, { rows, values });
      }
    }
  }

  columns(): Tables {
    const builder = new SampleBuilder();
    for (const { stack, values, labels } of this.#samples.rows) {
      if (values.some((value) => value !== 0)) {
        builder.add(stack, values, labels);
      }
    }
    const functions = this.#functions.rows;
    return {
      samples: builder.samples(),
      labels: builder.labels(),
      locations: this.#locationColumns(),
      functions: {
        length: functions.length,
        name: Int32Array.from(functions, ([name]) => name),
        systemName: Int32Array.from(functions, ([, systemName]) => systemName),
        fileName: Int32Array.from(functions, ([, , fileName]) => fileName),
        startLine1: Int32Array.from(functions, ([, , , startLine1]) => startLine1),
      },
      mappings: this.#mappings.rows,
      strings: this.#strings.rows,
    };
  }

  #addSample(
    profile: Profile,
    sample: number,
    { rows, values }: { rows: RowTranslation; values: readonly number[] }
  ): void {
    const { stackStart, stackLocation, labelStart } = profile.samples;
    const stack: number[] = [];
    for (let i = stackStart[sample]; i < stackStart[sample + 1]; i++) {
      stack.push(this.#location(profile, stackLocation[i], rows));
    }
    const labels: LabelRow[] = [];
    for (let row = labelStart[sample]; row < labelStart[sample + 1]; row++) {
      labels.push(this.#label(profile, row, rows));
    }
    const sorted = [...labels].sort((one, other) => one.key - other.key);
    const key = `${stack.join()};${sorted.map((label) => `${label.key},${label.text},${label.number},${label.unit}`).join(';')}`;
    const row = this.#samples.intern(key, () => ({ stack, labels, values: this.#types.map(() => 0) }));
    const merged = this.#samples.rows[row].values;
    values.forEach((value, type) => {
      merged[type] += value;
      if (!Number.isSafeInteger(merged[type])) {
        throw new TreeError('number-out-of-range', `the values of ${this.#types[type].type} add up to more than 2^53`);
      }
    });
  }

  #label({ labels, strings }: Profile, row: number, rows: RowTranslation): LabelRow {
    const textOf = (index: number): number => translate(rows.strings, index, () => this.#string(strings[index]));
    const { key, text, number, unit } = labels;
    return { key: textOf(key[row]), text: textOf(text[row]), number: number[row], unit: textOf(unit[row]) };
  }

  #location(profile: Profile, row: number, rows: RowTranslation): number {
    return translate(rows.locations, row, () => {
      const { locations } = profile;
      const mapping = this.#mapping(profile, locations.mapping[row], rows);
      // The same binary may be loaded elsewhere in another process: addresses count from its start.
      const shift =
        mapping === NONE ? 0 : this.#mappings.rows[mapping].start - profile.mappings[locations.mapping[row]].start;
      const address = locations.address[row] + shift;
      const isFolded = locations.isFolded?.[row] ?? 0;
      const lines: number[] = [];
      for (let line = locations.lineStart[row]; line < locations.lineStart[row + 1]; line++) {
        const callee = this.#function(profile, locations.lineFunction[line], rows);
        lines.push(callee, locations.line1[line], locations.column1?.[line] ?? 0);
      }
      const key = `${mapping} ${address} ${isFolded} ${lines.join()}`;
      return this.#locations.intern(key, () => ({ mapping, address, isFolded, lines }));
    });
  }

  #function(profile: Profile, row: number, rows: RowTranslation): number {
    if (row === NONE) {
      return NONE;
    }
    return translate(rows.functions, row, () => {
      const { name, systemName, fileName, startLine1 } = profile.functions;
      const texts = [name[row], systemName[row], fileName[row]].map((index) => this.#string(profile.strings[index]));
      const columns = [...texts, startLine1[row]];
      return this.#functions.intern(columns.join(), () => columns);
    });
  }

  #mapping(profile: Profile, row: number, rows: RowTranslation): number {
    if (row === NONE) {
      return NONE;
    }
    return translate(rows.mappings, row, () => {
      const mapping = profile.mappings[row];
      const pages = Math.ceil((mapping.limit - mapping.start) / PAGE_BYTES);
      return this.#mappings.intern(`${pages} ${mapping.offset} ${mapping.buildId || mapping.fileName}`, () => mapping);
    });
  }

  #string(text: string): number {
    return this.#strings.intern(text, () => text);
  }

  #locationColumns(): Profile['locations'] {
    const locations = this.#locations.rows;
    const lineStart = new Int32Array(locations.length + 1);
    locations.forEach(({ lines }, row) => (lineStart[row + 1] = lineStart[row] + lines.length / 3));
    const numbers = locations.flatMap(({ lines }) => lines);
    const column = (part: number): Int32Array => Int32Array.from(numbers.filter((_, i) => i % 3 === part));
    const column1 = column(2);
    return {
      length: locations.length,
      mapping: Int32Array.from(locations, ({ mapping }) => mapping),
      address: Float64Array.from(locations, ({ address }) => address),
      lineStart,
      lineFunction: column(0),
      line1: column(1),
      ...(column1.some((number) => number !== 0) && { column1 }),
      ...(locations.some(({ isFolded }) => isFolded !== 0) && {
        isFolded: Uint8Array.from(locations, ({ isFolded }) => isFolded),
      }),
    };
  }
}

function noRows(profile: Profile): RowTranslation {
  const unknown = (length: number): Int32Array => new Int32Array(length).fill(NONE);
  return {
    strings: unknown(profile.strings.length),
    mappings: unknown(profile.mappings.length),
    functions: unknown(profile.functions.length),
    locations: unknown(profile.locations.length),
  };
}

function translate(rows: Int32Array, row: number, find: () => number): number {
  if (rows[row] === NONE) {
    rows[row] = find();
  }
  return rows[row];
}
