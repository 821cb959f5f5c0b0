// SPDX-License-Identifier: Apache-2.0
// Reads the protobuf wire format in place. Knows nothing about profiles.
//
// State is kept in object literals and worked on by functions, here and in the decoders: V8 drops the hidden classes of class
// instances, and with them all optimized code, whenever a full collection finds no instance alive. Measured on 1.9 MB decoded every
// now and then: 40 ms against 7 ms.
import { ProfileError } from './profile-error';

const TWO_28 = 2 ** 28;
const MAX_TAG = 2 ** 32;

// Wire types, the low three bits of a tag.
const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

/** A place in `bytes`. Whoever holds the reader moves it; no read passes the end it is given. */
export interface WireReader {
  readonly bytes: Uint8Array;
  /** Of the same bytes. Its own byteLength is slow to ask for. */
  readonly view: DataView;
  position: number;
  /** Stand-ins of ids beyond 2^53, see readNumber. */
  readonly largeIds: Map<bigint, number>;
}

/** What to do with the fields of one kind of message. The masks have bit n set for field n. */
export interface FieldSet {
  /** Numbers by field number, the last one of each field; 0 where there is none. Fields behind its end are stepped over. */
  readonly numbers: Float64Array;
  /** Length-delimited fields to stop at. */
  readonly nested: number;
  /** Number fields that are uint64. The others are int64. */
  readonly unsigned: number;
  /** Number fields that are only compared: uint64 ids. */
  readonly ids: number;
}

/** Field numbers of a message by what is done with them. */
export interface FieldKinds {
  /** The largest number that is not stepped over; 15 at most. */
  readonly last: number;
  readonly nested?: readonly number[];
  readonly unsigned?: readonly number[];
  readonly ids?: readonly number[];
}

export function makeWireReader(bytes: Uint8Array): WireReader {
  return {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    position: 0,
    largeIds: new Map(),
  };
}

export function makeFieldSet({ last, nested = [], unsigned = [], ids = [] }: FieldKinds): FieldSet {
  const maskOf = (fields: readonly number[]): number => fields.reduce((mask, field) => mask | (1 << field), 0);
  return {
    numbers: new Float64Array(last + 1),
    nested: maskOf(nested),
    unsigned: maskOf(unsigned),
    ids: maskOf(ids),
  };
}

/**
 * Reads number fields into `set.numbers` up to the first field to stop at, and returns its tag (field number * 8 + wire type) with
 * the reader behind it; 0 at the end of the message. Fields that nobody asked for are stepped over.
 * @throws ProfileError `truncated-protobuf`, `corrupt-protobuf`
 */
export function nextField(reader: WireReader, end: number, set: FieldSet): number {
  const { bytes } = reader;
  const { numbers } = set;
  let at = reader.position;
  while (at < end) {
    const start = at;
    const tag = bytes[at++];
    const field = tag >>> 3;
    // Numbers of up to four bytes behind a tag of one, nearly all there are, are read here without a call each.
    if ((tag & 7) === VARINT && field > 0 && field < numbers.length) {
      let byte = bytes[at++];
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80 && shift < 28; shift += 7) {
        byte = bytes[at++];
        value |= (byte & 0x7f) << shift;
      }
      if (byte < 0x80 && at <= end) {
        numbers[field] = value;
        continue;
      }
    }
    reader.position = start;
    const stop = readAnyField(reader, end, set);
    if (stop !== 0) {
      return stop;
    }
    at = reader.position;
  }
  reader.position = at;
  return 0;
}

/** readNumber for what is short nearly always: a number of up to four bytes is read from one word, without a branch per byte. */
export function readShortNumber(reader: WireReader, end: number): number {
  const { bytes, view, position } = reader;
  const word = position + 4 <= bytes.length ? view.getUint32(position, true) | 0 : -1;
  // The lowest bit that ends a number: 0x80 after one byte, 0x8000 after two, ... 0 after more than four.
  const ends = ~word & 0x80808080;
  const stop = ends & -ends;
  const after = position + ((39 - Math.clz32(stop)) >>> 3);
  if (stop === 0 || after > end) {
    return readNumber(reader, end);
  }
  reader.position = after;
  const bits = word & (stop - 1);
  return (bits & 0x7f) | ((bits >>> 1) & 0x3f80) | ((bits >>> 2) & 0x1fc000) | ((bits >>> 3) & 0xfe00000);
}

/** Enters the message, string or packed field whose length is next: returns where it ends. */
export function readEnd(reader: WireReader, outerEnd: number): number {
  const { bytes, position } = reader;
  const first = bytes[position];
  const second = bytes[position + 1];
  let end = -1;
  if (first < 0x80) {
    reader.position = position + 1;
    end = reader.position + first;
  } else if (second < 0x80) {
    reader.position = position + 2;
    end = reader.position + (first & 0x7f) + (second << 7);
  } else {
    const length = readNumber(reader, outerEnd);
    end = length >= 0 ? reader.position + length : outerEnd + 1;
  }
  if (!(end <= outerEnd)) {
    throw truncated(position);
  }
  return end;
}

/** Enters a message and clears the numbers of `set` for it. */
export function openMessage(reader: WireReader, outerEnd: number, set: FieldSet): number {
  const { numbers } = set;
  for (let field = 0; field < numbers.length; field++) {
    numbers[field] = 0;
  }
  return readEnd(reader, outerEnd);
}

/** The next tag. @throws ProfileError `corrupt-protobuf` for field number 0, or one beyond 2^29 */
export function readTag(reader: WireReader, end: number): number {
  const first = reader.bytes[reader.position];
  if (first >= 8 && first < 0x80 && reader.position < end) {
    reader.position++;
    return first;
  }
  const tag = readNumber(reader, end);
  if (tag < 8 || tag >= MAX_TAG) {
    throw corrupt('a tag has no valid field number', reader.position);
  }
  return tag;
}

/** Steps over the value behind `tag`. Groups are refused, as google/pprof does. */
export function skipValue(reader: WireReader, end: number, tag: number): void {
  switch (tag & 7) {
    case VARINT:
      readNumber(reader, end);
      break;
    case FIXED64:
      reader.position += 8;
      break;
    case LENGTH_DELIMITED:
      reader.position = readEnd(reader, end);
      break;
    case FIXED32:
      reader.position += 4;
      break;
    default:
      throw corrupt(`the wire type ${tag & 7} is not one of a profile`, reader.position);
  }
  if (reader.position > end) {
    throw truncated(end);
  }
}

/** An int64 as a double: exact to 2^53 either way; beyond, the nearest double, whose size is then never below 2^53. */
export function readNumber(reader: WireReader, end: number): number {
  return readVarint(reader, end, 'signed');
}

/**
 * A uint64 whose only use is to be compared: itself to 2^53, and beyond a negative number that stands for the same 64 bits wherever
 * this reader meets them.
 */
export function readId(reader: WireReader, end: number): number {
  return readVarint(reader, end, 'id');
}

// 64 bits as 28 (bytes 0..3) + 28 (bytes 4..7) + 8 (bytes 8 and 9): each part is exact in 32-bit arithmetic. Behind the end of the
// buffer `undefined & 0x7f` is 0, and the end is checked once.
function readVarint(reader: WireReader, end: number, kind: 'signed' | 'unsigned' | 'id'): number {
  const { bytes } = reader;
  let at = reader.position;
  let byte = 0x80;
  let low = 0;
  let middle = 0;
  for (let shift = 0; byte >= 0x80 && shift < 28; shift += 7) {
    byte = bytes[at++];
    low |= (byte & 0x7f) << shift;
  }
  for (let shift = 0; byte >= 0x80 && shift < 28; shift += 7) {
    byte = bytes[at++];
    middle |= (byte & 0x7f) << shift;
  }
  let high = 0;
  for (let shift = 0; byte >= 0x80 && shift < 14; shift += 7) {
    byte = bytes[at++];
    high |= (byte & 0x7f) << shift;
  }
  if (at > end || byte >= 0x80) {
    throw brokenNumber(reader.position, at > end);
  }
  reader.position = at;
  // Bit 63 is the sign, the bits above it do not count.
  const top = kind === 'signed' ? (high << 24) >> 24 : high & 0xff;
  const value = (top * TWO_28 + middle) * TWO_28 + low;
  return kind === 'id' && !Number.isSafeInteger(value) ? largeId(reader, { high: top, middle, low }) : value;
}

function largeId({ largeIds }: WireReader, parts: { high: number; middle: number; low: number }): number {
  const exact = (BigInt(parts.high) << BigInt(56)) | (BigInt(parts.middle) << BigInt(28)) | BigInt(parts.low);
  const standIn = largeIds.get(exact) ?? -1 - largeIds.size;
  largeIds.set(exact, standIn);
  return standIn;
}

/** nextField for one field that may be anything. */
function readAnyField(reader: WireReader, end: number, set: FieldSet): number {
  const tag = readTag(reader, end);
  const field = tag >>> 3;
  const bit = field < set.numbers.length ? 1 << field : 0;
  const wireType = tag & 7;
  if (wireType === LENGTH_DELIMITED && (set.nested & bit) !== 0) {
    return tag;
  }
  if (wireType === VARINT && bit !== 0) {
    const unsignedKind = (set.unsigned & bit) !== 0 ? 'unsigned' : 'signed';
    set.numbers[field] = readVarint(reader, end, (set.ids & bit) !== 0 ? 'id' : unsignedKind);
  } else {
    skipValue(reader, end, tag);
  }
  return 0;
}

/** The error for a field that runs past the end of what holds it. */
export function truncated(position: number): ProfileError {
  return new ProfileError('truncated-protobuf', 'a field runs past the end of its message', { at: `byte ${position}` });
}

function brokenNumber(position: number, isCut: boolean): ProfileError {
  return isCut ? truncated(position) : corrupt('a number has more than ten bytes', position);
}

function corrupt(message: string, position: number): ProfileError {
  return new ProfileError('corrupt-protobuf', message, { at: `byte ${position}` });
}
