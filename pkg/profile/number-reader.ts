// SPDX-License-Identifier: Apache-2.0
// The protobufjs reader with 64-bit fields as JavaScript numbers.
import { Reader } from 'protobufjs/minimal.js';

/**
 * A reader over `bytes` whose int64 fields are doubles: exact to 2^53 either way; beyond, the nearest double, whose size is
 * then never below 2^53, so that Number.isSafeInteger tells. Its uint64 fields (ids, addresses) are bigints beyond 2^53, in spite of
 * their type. Texts that are not UTF-8 get U+FFFD, as Go's pprof accepts any bytes. Groups are refused, as google/pprof does.
 *
 * protobufjs' own reader would return Long objects, because its package `long` is installed beside it.
 */
export function numberReader(bytes: Uint8Array): Reader {
  const reader = new Reader(bytes);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const skipType = reader.skipType.bind(reader);
  return Object.assign(reader, {
    int64: () => readVarint64(reader, true),
    uint64: () => exactOf(readVarint64(reader, false), reader),
    stringVerify: () => decoder.decode(reader.bytes()),
    skipType: (wireType: number, depth?: number, field?: number) => {
      if (wireType === START_GROUP || wireType === END_GROUP) {
        throw new Error('groups are not part of a profile');
      }
      return skipType(wireType, depth, field);
    },
  });
}

const START_GROUP = 3;
const END_GROUP = 4;

// The varint that ended at the position of `reader` once more, bit by bit, when a double cannot hold it.
function exactOf(rounded: number, reader: Reader): number | bigint {
  if (Number.isSafeInteger(rounded)) {
    return rounded;
  }
  let exact = BigInt(0);
  let at = reader.pos - 1;
  do {
    exact = (exact << BigInt(7)) | BigInt((reader.buf[at] ?? 0) & 0x7f);
    at--;
  } while ((reader.buf[at] ?? 0) >= 0x80 && at >= reader.pos - 10);
  return BigInt.asUintN(64, exact);
}

const TWO_28 = 2 ** 28;

// 64 bits as 28 (bytes 0..3) + 28 (bytes 4..7) + 8 (bytes 8 and 9): each part is exact in 32-bit arithmetic.
function readVarint64(reader: Reader, signed: boolean): number {
  let low28 = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = readByte(reader);
    low28 |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      return low28;
    }
  }
  let middle28 = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = readByte(reader);
    middle28 |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      return middle28 * TWO_28 + low28;
    }
  }
  const high8 = readHigh8(reader);
  return ((signed && high8 >= 0x80 ? high8 - 0x100 : high8) * TWO_28 + middle28) * TWO_28 + low28;
}

function readHigh8(reader: Reader): number {
  const ninth = readByte(reader);
  if (ninth < 0x80) {
    return ninth;
  }
  const tenth = readByte(reader);
  if (tenth >= 0x80) {
    throw new Error('invalid varint encoding');
  }
  return (ninth & 0x7f) | ((tenth & 1) << 7);
}

function readByte(reader: Reader): number {
  if (reader.pos >= reader.len) {
    throw new RangeError('index out of range');
  }
  return reader.buf[reader.pos++] ?? 0;
}
