// SPDX-License-Identifier: Apache-2.0
// The labels of a profile's samples to columns.
import { trimmed, withRoom } from './growing-columns';
import type { LabelColumns } from './profile';
import { ProfileError } from './profile-error';
import { badStringIndex, isStringIndex } from './string-references';
import { readEnd, readShortNumber, readTag, skipValue, type WireReader } from './wire-reader';

/** Labels in file order, filled row by row. */
export interface LabelTable {
  length: number;
  key: Int32Array;
  text: Int32Array;
  number: Float64Array;
  unit: Int32Array;
  /** The sample that is being read, for messages. */
  sample: number;
  /** Go's heap profiles have one label per sample, most others none: the first label makes room for that many. */
  readonly sampleCount: number;
  readonly stringCount: number;
}

export function makeLabelTable(sampleCount: number, stringCount: number): LabelTable {
  return {
    length: 0,
    key: new Int32Array(0),
    text: new Int32Array(0),
    number: new Float64Array(0),
    unit: new Int32Array(0),
    sample: 0,
    sampleCount,
    stringCount,
  };
}

/** Reads the label message that is next. @throws ProfileError `string-index-out-of-range`, `number-out-of-range` */
export function decodeLabel(reader: WireReader, outerEnd: number, table: LabelTable): void {
  const { stringCount } = table;
  const end = readEnd(reader, outerEnd);
  let key = 0;
  let text = 0;
  let number = 0;
  let unit = 0;
  while (reader.position < end) {
    const tag = readTag(reader, end);
    switch (tag) {
      case 0x08:
        key = readShortNumber(reader, end);
        break;
      case 0x10:
        text = readShortNumber(reader, end);
        break;
      case 0x18:
        number = readShortNumber(reader, end);
        break;
      case 0x20:
        unit = readShortNumber(reader, end);
        break;
      default:
        skipValue(reader, end, tag);
    }
  }
  if (!(isStringIndex(key, stringCount) && isStringIndex(text, stringCount) && isStringIndex(unit, stringCount))) {
    throw badStringIndex([text, key, unit], stringCount, `sample ${table.sample}`);
  }
  const row = table.length++;
  if (row === table.key.length) {
    addRoom(table, Math.max(row + 1, table.sampleCount));
  }
  table.key[row] = key;
  table.text[row] = text;
  // A label with both is a text, as in google/pprof profile/proto.go postDecode.
  if (text === 0) {
    if (!Number.isSafeInteger(number)) {
      throw new ProfileError('number-out-of-range', 'sample is beyond 2^53', { at: `sample ${table.sample}` });
    }
    table.number[row] = number;
  }
  table.unit[row] = unit;
}

export function labelColumnsOf({ length, key, text, number, unit }: LabelTable): LabelColumns {
  return {
    length,
    key: trimmed(key, length),
    text: trimmed(text, length),
    number: trimmed(number, length),
    unit: trimmed(unit, length),
  };
}

function addRoom(table: LabelTable, rows: number): void {
  table.key = withRoom(table.key, rows);
  table.text = withRoom(table.text, rows);
  table.number = withRoom(table.number, rows);
  table.unit = withRoom(table.unit, rows);
}
