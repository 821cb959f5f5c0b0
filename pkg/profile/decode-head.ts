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

/** The tables of a message, filled in the order of the file. */
export interface ProfileHead {
  /** By field number: 7 drop_frames, 8 keep_frames, 9 time_nanos, 10 duration_nanos, 12 period, 14 default_sample_type, 15 doc_url. */
  readonly numbers: Float64Array;
  /** Fields of the messages that are few, by field number; string indexes in them are not checked yet. */
  readonly sampleTypes: Float64Array[];
  readonly mappings: Float64Array[];
  periodType: Float64Array | undefined;
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
    mappings: [],
    periodType: undefined,
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
      head.sampleTypes.push(readMessage(reader, makeFieldSet({ last: 2 })));
      break;
    case 0x1a:
      head.mappings.push(readMessage(reader, makeFieldSet({ last: 10, unsigned: [2, 3, 4, 7, 8, 9, 10], ids: [1] })));
      break;
    case 0x5a:
      head.periodType = readPeriodType(reader, head.periodType);
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

function readMessage(reader: WireReader, fields: FieldSet): Float64Array {
  nextField(reader, openMessage(reader, reader.bytes.length, fields), fields);
  return fields.numbers;
}

// Protobuf merges a message that comes twice.
function readPeriodType(reader: WireReader, known: Float64Array | undefined): Float64Array {
  const fields = makeFieldSet({ last: 2 });
  const end = openMessage(reader, reader.bytes.length, fields);
  fields.numbers.set(known ?? []);
  nextField(reader, end, fields);
  return fields.numbers;
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
