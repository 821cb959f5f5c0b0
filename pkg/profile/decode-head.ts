// SPDX-License-Identifier: Apache-2.0
// Everything of a profile message but its samples: types, tables and what describes the whole.
import { decodeFunction, type FunctionTable, makeFunctionTable } from './decode-functions';
import { decodeLocation, type LocationTable, makeLocationTable } from './decode-locations';
import type { StringSpans } from './decode-strings';
import { ProfileError } from './profile-error';
import type { MessageScan } from './scan-message';
import {
  type FieldSet,
  makeFieldSet,
  nextField,
  openMessage,
  readEnd,
  readNumber,
  readTag,
  skipValue,
  type WireReader,
} from './wire-reader';

/** A ValueType whose texts are indexes into the string table. */
export interface ValueTypeIndexes {
  readonly type: number;
  readonly unit: number;
}

/** The tables of a message, filled in the order of the file. */
export interface ProfileHead {
  /** By field number: 7 drop_frames, 8 keep_frames, 9 time_nanos, 10 duration_nanos, 12 period, 14 default_sample_type, 15 doc_url. */
  readonly numbers: Float64Array;
  /** Indexes in these are not checked yet. */
  readonly sampleTypes: ValueTypeIndexes[];
  /** Where the mapping messages start, at their lengths. They are read when the strings are there. */
  readonly mappingStarts: number[];
  periodType: ValueTypeIndexes | undefined;
  readonly valueTypeFields: FieldSet;
  readonly comments: number[];
  readonly functions: FunctionTable;
  readonly locations: LocationTable;
  readonly strings: StringSpans;
  stringRow: number;
  readonly sampleRuns: readonly number[];
  nextRun: number;
}

/** @throws ProfileError `string-index-out-of-range` for an empty string table */
export function makeProfileHead({ count, sampleRuns }: MessageScan): ProfileHead {
  const stringCount = count[6];
  if (stringCount === 0) {
    throw new ProfileError('string-index-out-of-range', 'the string table is empty');
  }
  return {
    numbers: new Float64Array(16),
    sampleTypes: [],
    mappingStarts: [],
    periodType: undefined,
    valueTypeFields: makeFieldSet({ last: 2 }),
    comments: [],
    functions: makeFunctionTable(count[5], stringCount),
    locations: makeLocationTable(count[4]),
    strings: { start: new Int32Array(stringCount), size: new Int32Array(stringCount) },
    stringRow: 0,
    sampleRuns,
    nextRun: 0,
  };
}

/** Goes on from the reader's position to the first field that starts at or behind `end`. */
export function decodeHead(reader: WireReader, end: number, head: ProfileHead): void {
  const { sampleRuns } = head;
  while (reader.position < end) {
    if (reader.position === sampleRuns[head.nextRun]) {
      reader.position = sampleRuns[head.nextRun + 1];
      head.nextRun += 2;
      continue;
    }
    const tag = readTag(reader, reader.bytes.length);
    switch (tag) {
      case 0x22:
        decodeLocation(reader, head.locations);
        break;
      case 0x2a:
        decodeFunction(reader, head.functions);
        break;
      case 0x32:
        addString(reader, head);
        break;
      default:
        decodeRareField(reader, tag, head);
    }
  }
}

// The fields of which a profile has a handful.
function decodeRareField(reader: WireReader, tag: number, head: ProfileHead): void {
  const { length } = reader.bytes;
  switch (tag) {
    case 0x0a:
      head.sampleTypes.push(readValueType(reader, head.valueTypeFields));
      break;
    case 0x1a:
      head.mappingStarts.push(reader.position);
      skipValue(reader, length, tag);
      break;
    case 0x5a:
      head.periodType = readValueType(reader, head.valueTypeFields, head.periodType);
      break;
    case 0x6a:
      addComments(reader, head.comments);
      break;
    case 0x68:
      head.comments.push(readNumber(reader, length));
      break;
    default:
      readNumberField(reader, tag, head.numbers);
  }
}

function readNumberField(reader: WireReader, tag: number, numbers: Float64Array): void {
  const { length } = reader.bytes;
  if ((tag & 7) === 0 && tag >>> 3 < numbers.length) {
    numbers[tag >>> 3] = readNumber(reader, length);
  } else {
    skipValue(reader, length, tag);
  }
}

// Protobuf merges a message that comes twice: what the second lacks is as in the first.
function readValueType(reader: WireReader, fields: FieldSet, first?: ValueTypeIndexes): ValueTypeIndexes {
  const { numbers } = fields;
  const end = openMessage(reader, reader.bytes.length, fields);
  numbers[1] = first?.type ?? 0;
  numbers[2] = first?.unit ?? 0;
  nextField(reader, end, fields);
  return { type: numbers[1], unit: numbers[2] };
}

function addString(reader: WireReader, head: ProfileHead): void {
  const row = head.stringRow++;
  const end = readEnd(reader, reader.bytes.length);
  head.strings.start[row] = reader.position;
  head.strings.size[row] = end - reader.position;
  reader.position = end;
}

function addComments(reader: WireReader, comments: number[]): void {
  const end = readEnd(reader, reader.bytes.length);
  while (reader.position < end) {
    comments.push(readNumber(reader, end));
  }
}
