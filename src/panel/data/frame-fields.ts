// SPDX-License-Identifier: Apache-2.0
// Finding and checking the fields of a flame-graph frame.
import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { NONE } from '#pkg/base';
import type { FrameTable } from '#pkg/calltree';
import { FrameError } from './frame-error';

/** Whether a frame has the fields of a flame graph, whatever else it has. */
export function isFlameGraphFrame(frame: DataFrame): boolean {
  return ['level', 'value', 'self', 'label'].every((name) => findField(frame, name) !== undefined);
}

/** Whether a frame holds two snapshots. */
export function hasRightFields(frame: DataFrame): boolean {
  return findField(frame, 'selfRight') !== undefined || findField(frame, 'valueRight') !== undefined;
}

export function findField(frame: DataFrame, name: string): Field | undefined {
  return frame.fields.find((field) => field.name === name);
}

/** @throws FrameError `missing-field`, `uneven-fields` */
export function needField(frame: DataFrame, name: string): Field {
  const field = findField(frame, name);
  if (field === undefined) {
    throw new FrameError('missing-field', `the frame has no field "${name}"`);
  }
  if (field.values.length !== frame.length) {
    throw new FrameError('uneven-fields', `field "${name}" has ${field.values.length} values for ${frame.length} rows`);
  }
  return field;
}

/**
 * A reader of one amount a row. Data sources leave out what is zero: null and undefined are 0.
 * Calling it throws FrameError `bad-number` for anything else that is no finite number.
 */
export function amountReader(frame: DataFrame, name: string): (row: number) => number {
  const values: ArrayLike<unknown> = needField(frame, name).values;
  return (row) => {
    const value = values[row];
    // A finite number minus itself is 0.
    return typeof value === 'number' && value - value === 0 ? value : absentOrBad(value, name, row);
  };
}

/**
 * A reader of the level of each row; null and undefined are 0. Not amountReader: V8 (15) turns an array of small integers that is read
 * where arrays of fractions are read too into one of 8 bytes an entry, and that is another's array.
 * Calling it throws FrameError `bad-number` as amountReader does.
 */
export function levelReader(frame: DataFrame): (row: number) => number {
  const values: ArrayLike<unknown> = needField(frame, 'level').values;
  return (row) => {
    const value = values[row];
    return typeof value === 'number' && value - value === 0 ? value : absentOrBad(value, 'level', row);
  };
}

function absentOrBad(value: unknown, name: string, row: number): number {
  if (value === null || value === undefined) {
    return 0;
  }
  throw new FrameError('bad-number', `field "${name}" holds ${JSON.stringify(value) ?? String(value)}`, row);
}

/** What Parca, too, calls a function that has no name. */
const UNKNOWN_NAME = '<unknown>';

/** Names while they are collected: each once, in the order of first sight. */
export interface LabelReader {
  /** Index of the row's name; the first row, the root, is no function. */
  readonly frameAt: (row: number) => number;
  readonly labelAt: (row: number) => string;
  /** Names so far. */
  readonly count: () => number;
  readonly table: () => FrameTable;
}

/**
 * Labels as indexes into a table of names: strings, or an enum with its texts, as Pyroscope sends it.
 * @throws FrameError `missing-field`, `uneven-fields`, `wrong-field-type` (also from frameAt)
 */
export function labelReader(frame: DataFrame): LabelReader {
  const field = needField(frame, 'label');
  const texts = field.type === FieldType.enum ? field.config.type?.enum?.text : undefined;
  if (field.type === FieldType.enum && texts === undefined) {
    throw new FrameError('wrong-field-type', 'field "label" is an enum without texts');
  }
  const values: ArrayLike<unknown> = field.values;
  const known = new Map<string, number>();
  const firstRow: number[] = [];
  // Two texts of an enum may be the same: each text is looked up once, each row is not.
  const ofText = new Int32Array(texts?.length ?? 0).fill(NONE);
  const labelAt = (row: number): string => {
    const value = values[row];
    const label = texts !== undefined && typeof value === 'number' ? texts[value] : (value ?? UNKNOWN_NAME);
    if (typeof label !== 'string') {
      throw new FrameError('wrong-field-type', 'field "label" holds something that is no text', row);
    }
    return label;
  };
  const internAt = (row: number): number => {
    const label = labelAt(row);
    const frameIndex = known.get(label);
    if (frameIndex !== undefined) {
      return frameIndex;
    }
    known.set(label, known.size);
    firstRow.push(row);
    return known.size - 1;
  };
  const enumAt = (row: number): number => {
    const value = values[row];
    if (typeof value !== 'number' || ofText[value] === undefined) {
      return internAt(row);
    }
    if (ofText[value] === NONE) {
      ofText[value] = internAt(row);
    }
    return ofText[value];
  };
  const table = () => tableOf(frame, [...known.keys()], firstRow);
  return { frameAt: texts === undefined ? internAt : enumAt, labelAt, count: () => known.size, table };
}

// Where a function stands is the same in all of its rows: the first is asked.
function tableOf(frame: DataFrame, name: string[], firstRow: readonly number[]): FrameTable {
  const files: ArrayLike<unknown> | undefined = findField(frame, 'file')?.values;
  const lines: ArrayLike<unknown> | undefined = findField(frame, 'line1')?.values;
  const textAt = (row: number): string => {
    const file = files?.[row];
    return typeof file === 'string' ? file : '';
  };
  return {
    length: name.length,
    name,
    file: firstRow.map(textAt),
    line1: Int32Array.from(firstRow, (row) => Number(lines?.[row]) || 0),
  };
}

/** Unit of the values as pprof names it, which #pkg/base formats, from Grafana's unit id. */
export function unitOf(frame: DataFrame, name = 'value'): string {
  const grafanaUnit = findField(frame, name)?.config.unit;
  switch (grafanaUnit) {
    case 'bytes':
    case 'decbytes':
      return 'bytes';
    case 'ns':
      return 'nanoseconds';
    case undefined:
    case '':
    case 'none':
    case 'short':
      return 'count';
    default:
      return grafanaUnit;
  }
}
