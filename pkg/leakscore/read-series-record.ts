// SPDX-License-Identifier: Apache-2.0
// Series as JSON records: what `seep score` reads and what the test vectors are made of.
import { checkColumnLengths } from './column-lengths';
import type { LeakSeries, LeakSeriesKind } from './leak-series';
import { LeakScoreError } from './leak-score-error';

export interface NamedLeakSeries {
  /** From `name`, else `id`; empty when the record has neither, then the reader names it by its place. */
  readonly name: string;
  readonly series: LeakSeries;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Every kind of series. */
export const SERIES_KINDS: readonly LeakSeriesKind[] = ['heap_live', 'heap_raw', 'goroutines', 'site'];

/**
 * Reads `{name | id, kind, t, y, work, numgc, restarts}` (parsed JSON), or the same columns under `series` with the name beside it. `t` in
 * seconds, `y` in bytes or a count, `work` cumulative allocated bytes; `work`, `numgc` and `restarts` may be null or absent; `kind` is
 * `heap_live` when absent. A null in a column is a gap (NaN). Other fields are passed over.
 * @throws LeakScoreError `record-not-an-object`, `record-field-missing`, `record-field-invalid`, `column-length-mismatch`, each with its place
 */
export function readSeriesRecord(value: unknown): NamedLeakSeries {
  const record = readObject(value, 'record');
  const columns = record.series === undefined ? record : readObject(record.series, 'series');
  const series: LeakSeries = {
    kind: readKind(columns.kind),
    timesSeconds: readColumn(columns, 't'),
    values: readColumn(columns, 'y'),
    workBytes: readOptionalColumn(columns, 'work'),
    gcCycles: readOptionalColumn(columns, 'numgc'),
    restarts: readRestarts(columns.restarts),
  };
  checkColumnLengths(series);
  return { name: readName(record) ?? readName(columns) ?? '', series };
}

function readObject(value: unknown, place: string): JsonObject {
  if (!isJsonObject(value)) {
    throw new LeakScoreError('record-not-an-object', `a JSON object was expected, not ${describe(value)}`, {
      at: place,
    });
  }
  return value;
}

function readName(record: JsonObject): string | undefined {
  const field = record.name == null ? 'id' : 'name';
  const name = record[field];
  if (name == null) {
    return undefined;
  }
  if (typeof name !== 'string') {
    throw new LeakScoreError('record-field-invalid', `a name is text, not ${describe(name)}`, { at: field });
  }
  return name;
}

function readKind(value: unknown): LeakSeriesKind {
  const kind = value == null ? 'heap_live' : SERIES_KINDS.find((known) => known === value);
  if (kind === undefined) {
    throw new LeakScoreError('record-field-invalid', `a kind is one of ${SERIES_KINDS.join(', ')}`, { at: 'kind' });
  }
  return kind;
}

function readOptionalColumn(record: JsonObject, field: string): Float64Array | undefined {
  return record[field] == null ? undefined : readColumn(record, field);
}

function readColumn(record: JsonObject, field: string): Float64Array {
  const column = record[field];
  if (column == null) {
    throw new LeakScoreError('record-field-missing', `the record has no "${field}"`, { at: field });
  }
  if (!Array.isArray(column)) {
    throw new LeakScoreError('record-field-invalid', `an array of numbers was expected, not ${describe(column)}`, {
      at: field,
    });
  }
  const numbers = new Float64Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const item: unknown = column[i];
    if (typeof item !== 'number' && item !== null) {
      throw new LeakScoreError('record-field-invalid', `a number was expected, not ${describe(item)}`, {
        at: `${field}[${i}]`,
      });
    }
    numbers[i] = item ?? NaN;
  }
  return numbers;
}

function readRestarts(value: unknown): number[] {
  if (value == null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw new LeakScoreError('record-field-invalid', `an array of indices was expected, not ${describe(value)}`, {
      at: 'restarts',
    });
  }
  return value.map((item: unknown, i) => {
    if (typeof item !== 'number' || !Number.isInteger(item) || item < 0) {
      throw new LeakScoreError('record-field-invalid', `an index was expected, not ${describe(item)}`, {
        at: `restarts[${i}]`,
      });
    }
    return item;
  });
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  return Array.isArray(value) ? 'an array' : value === null ? 'null' : `a value of type ${typeof value}`;
}
