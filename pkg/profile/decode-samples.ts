// SPDX-License-Identifier: Apache-2.0
// The sample messages of a profile to columns: the hot path of reading, written for few calls per number.
import { NONE } from '#pkg/base';
import { decodeLabel, type LabelTable, labelColumnsOf, makeLabelTable } from './decode-labels';
import { trimmed, withRoom } from './growing-columns';
import { type IdRows, rowOfId } from './id-rows';
import type { LabelColumns, SampleColumns } from './profile';
import { ProfileError } from './profile-error';
import type { MessageScan } from './scan-message';
import { readEnd, readId, readNumber, readTag, skipValue, type WireReader } from './wire-reader';

// Go's heap profiles spend 3 to 4 bytes per stack entry, other fields included.
const BYTES_PER_STACK_ENTRY = 3;
const MAX_TWO_BYTE_ID = 0x3fff;

/** What samples refer to. */
export interface SampleReferences {
  readonly scan: MessageScan;
  readonly stringCount: number;
  readonly locations: IdRows;
  readonly typeCount: number;
}

/** Samples in file order, filled row by row. */
export interface SampleTable {
  readonly length: number;
  readonly typeCount: number;
  readonly locations: IdRows;
  readonly stackStart: Int32Array;
  stack: Int32Array;
  readonly value: Float64Array;
  readonly labelStart: Int32Array;
  readonly labels: LabelTable;
  readonly runs: readonly number[];
  nextRun: number;
  row: number;
  stackLength: number;
  /** Values of the sample that is being read. */
  valueCount: number;
}

/** @throws ProfileError `value-count-mismatch` */
export function makeSampleTable({ scan, stringCount, locations, typeCount }: SampleReferences): SampleTable {
  const length = scan.count[2];
  // A value takes a byte at least. Without this, empty samples times empty sample types would ask for memory without end.
  if (length * typeCount > scan.sampleBytes) {
    throw new ProfileError('value-count-mismatch', `${length} samples cannot have ${typeCount} values each`);
  }
  return {
    length,
    typeCount,
    locations,
    stackStart: new Int32Array(length + 1),
    stack: new Int32Array(Math.ceil(scan.sampleBytes / BYTES_PER_STACK_ENTRY)),
    value: new Float64Array(length * typeCount),
    labelStart: new Int32Array(length + 1),
    labels: makeLabelTable(length, stringCount),
    runs: scan.sampleRuns,
    nextRun: 0,
    row: 0,
    stackLength: 0,
    valueCount: 0,
  };
}

/**
 * Goes on from the reader's position to the first sample that starts at or behind `end`.
 * @throws ProfileError `value-count-mismatch`, `location-not-found`, `string-index-out-of-range`, `number-out-of-range` and the reader's
 */
export function decodeSamples(reader: WireReader, end: number, table: SampleTable): void {
  const { runs } = table;
  while (table.nextRun < runs.length && reader.position < end) {
    reader.position = Math.max(reader.position, runs[table.nextRun]);
    const runEnd = runs[table.nextRun + 1];
    const stop = Math.min(end, runEnd);
    while (reader.position < stop) {
      readTag(reader, runEnd);
      decodeSample(reader, runEnd, table);
    }
    table.nextRun += reader.position >= runEnd ? 2 : 0;
  }
  if (table.nextRun >= runs.length) {
    reader.position = reader.bytes.length;
  }
}

export function sampleColumnsOf(table: SampleTable): { samples: SampleColumns; labels: LabelColumns } {
  const { length, stackStart, value, labelStart } = table;
  const stackLocation = trimmed(table.stack, table.stackLength);
  return { samples: { length, stackStart, stackLocation, value, labelStart }, labels: labelColumnsOf(table.labels) };
}

function decodeSample(reader: WireReader, outerEnd: number, table: SampleTable): void {
  const row = table.row++;
  table.valueCount = 0;
  table.labels.sample = row;
  const end = readEnd(reader, outerEnd);
  while (reader.position < end) {
    const tag = readTag(reader, end);
    switch (tag) {
      case 0x0a:
        readStack(reader, readEnd(reader, end), table);
        break;
      case 0x12:
        readValues(reader, readEnd(reader, end), table);
        break;
      case 0x1a:
        decodeLabel(reader, end, table.labels);
        break;
      case 0x08:
        table.stack = withRoom(table.stack, table.stackLength + 1);
        table.stack[table.stackLength++] = readLocation(reader, end, table);
        break;
      case 0x10:
        addValue(table, readNumber(reader, end));
        break;
      default:
        skipValue(reader, end, tag);
    }
  }
  if (table.valueCount !== table.typeCount) {
    const message = `a sample has ${table.valueCount} values for ${table.typeCount} sample types`;
    throw new ProfileError('value-count-mismatch', message, { at: `sample ${row}` });
  }
  table.stackStart[row + 1] = table.stackLength;
  table.labelStart[row + 1] = table.labels.length;
}

function addValue(table: SampleTable, value: number): void {
  const row = table.row - 1;
  if (!Number.isSafeInteger(value)) {
    throw new ProfileError('number-out-of-range', 'sample is beyond 2^53', { at: `sample ${row}` });
  }
  if (table.valueCount < table.typeCount) {
    table.value[row * table.typeCount + table.valueCount] = value;
  }
  table.valueCount++;
}

// Values of up to four bytes are read from one word, as ids are below.
function readValues(reader: WireReader, end: number, table: SampleTable): void {
  const { bytes, view } = reader;
  const { value, typeCount } = table;
  const first = (table.row - 1) * typeCount;
  const lastWord = bytes.length - 4;
  let count = table.valueCount;
  let at = reader.position;
  while (at < end) {
    const word = at <= lastWord ? view.getUint32(at, true) | 0 : -1;
    const ends = ~word & 0x80808080;
    const stop = ends & -ends;
    const after = at + ((39 - Math.clz32(stop)) >>> 3);
    if (stop !== 0 && after <= end && count < typeCount) {
      const bits = word & (stop - 1);
      value[first + count++] =
        (bits & 0x7f) | ((bits >>> 1) & 0x3f80) | ((bits >>> 2) & 0x1fc000) | ((bits >>> 3) & 0xfe00000);
      at = after;
    } else {
      reader.position = at;
      table.valueCount = count;
      addValue(table, readNumber(reader, end));
      count = table.valueCount;
      at = reader.position;
    }
  }
  table.valueCount = count;
  reader.position = at;
}

// Locations are numbered from 1 on: where there are few, all ids have one or two bytes, and a word of four holds two of them. Nothing
// here branches on their lengths, which alternate beyond all prediction.
function readStack(reader: WireReader, end: number, table: SampleTable): void {
  const stack = stackWithRoom(table, end - reader.position);
  if (table.locations.sequentialCount <= MAX_TWO_BYTE_ID) {
    readPairs(reader, end, { table, stack });
  }
  readIds(reader, end, { table, stack });
}

interface Target {
  readonly table: SampleTable;
  readonly stack: Int32Array;
}

/** Reads two ids at a time up to the last one, or to one that is not as expected. 300,000 ids: a third less time than one by one. */
function readPairs(reader: WireReader, end: number, { table, stack }: Target): void {
  const { bytes, view } = reader;
  const { sequentialCount } = table.locations;
  const last = Math.min(end, bytes.length) - 4;
  let at = reader.position;
  let next = table.stackLength;
  while (at <= last) {
    const word = view.getUint32(at, true);
    // 1 where an id has a second byte.
    const second1 = (word >>> 7) & 1;
    const word2 = word >>> (8 + 8 * second1);
    const second2 = (word2 >>> 7) & 1;
    const id1 = (word & 0x7f) | ((word >>> 1) & 0x3f80 & -second1);
    const id2 = (word2 & 0x7f) | ((word2 >>> 1) & 0x3f80 & -second2);
    const third = (second1 & (word >>> 15)) | (second2 & (word2 >>> 15));
    if (third !== 0 || (id1 - 1) >>> 0 >= sequentialCount || (id2 - 1) >>> 0 >= sequentialCount) {
      break;
    }
    stack[next] = id1 - 1;
    stack[next + 1] = id2 - 1;
    next += 2;
    at += 2 + second1 + second2;
  }
  table.stackLength = next;
  reader.position = at;
}

/** Ids of up to three bytes, nearly all there are, from a word of four. 6 million ids: 23 ms against 35 to 43 byte by byte. */
function readIds(reader: WireReader, end: number, { table, stack }: Target): void {
  const { bytes, view } = reader;
  const { list, sequentialCount } = table.locations;
  const lastWord = bytes.length - 4;
  let at = reader.position;
  let next = table.stackLength;
  while (at < end) {
    const word = at <= lastWord ? view.getUint32(at, true) | 0 : -1;
    // The lowest bit that ends a number: 0x80 after one byte, 0x8000 after two, 0x800000 after three, 0 after more.
    const ends = ~word & 0x808080;
    const stop = ends & -ends;
    const bits = word & (stop - 1);
    const id = (bits & 0x7f) | ((bits >>> 1) & 0x3f80) | ((bits >>> 2) & 0x1fc000);
    const after = at + ((39 - Math.clz32(stop)) >>> 3);
    let row = NONE;
    if (stop !== 0 && after <= end) {
      row = id > 0 && id <= sequentialCount ? id - 1 : id < list.length ? list[id] - 1 : NONE;
    }
    if (row >= 0) {
      at = after;
    } else {
      reader.position = at;
      row = readLocation(reader, end, table);
      at = reader.position;
    }
    stack[next++] = row;
  }
  table.stackLength = next;
  reader.position = at;
}

function stackWithRoom(table: SampleTable, ids: number): Int32Array {
  const needed = table.stackLength + ids;
  if (needed > table.stack.length) {
    table.stack = withRoom(table.stack, needed);
  }
  return table.stack;
}

function readLocation(reader: WireReader, end: number, table: SampleTable): number {
  return rowOfId(table.locations, readId(reader, end), { what: 'sample', row: table.row - 1 });
}
