// SPDX-License-Identifier: Apache-2.0
// The first look at a profile message: how much of everything there is, and where the samples lie.
import { readTag, skipValue, type WireReader } from './wire-reader';

const LAST_FIELD = 15;
const SAMPLE = 0x12;
const LENGTH_DELIMITED = 2;

/** What a message holds, so that the columns can be made in their final size. */
export interface MessageScan {
  /** By field number: how many length-delimited fields there are. */
  readonly count: Int32Array;
  /** Bytes of all sample messages. */
  sampleBytes: number;
  /** Start and end of each run of samples, in order. Between them are the other fields. */
  readonly sampleRuns: number[];
  /** Where the last run ends, for the scan itself. */
  runEnd: number;
}

export function makeMessageScan(): MessageScan {
  return { count: new Int32Array(LAST_FIELD + 1), sampleBytes: 0, sampleRuns: [], runEnd: -1 };
}

/**
 * Scans from the reader's position to the first field that starts at or behind `end`.
 * @throws ProfileError `truncated-protobuf`, `corrupt-protobuf`
 */
export function scanFields(reader: WireReader, end: number, scan: MessageScan): void {
  const { bytes } = reader;
  const { count } = scan;
  let at = reader.position;
  while (at < end) {
    const tag = bytes[at];
    const length = bytes[at + 1];
    const next = at + 2 + length;
    // A message of less than 128 bytes, as nearly all are, is hopped over without a call.
    if (length < 0x80 && next <= bytes.length && tag < 0x80 && tag >= 8 && (tag & 7) === LENGTH_DELIMITED) {
      count[tag >>> 3]++;
      if (tag === SAMPLE) {
        addSample(scan, at, next);
      }
      at = next;
    } else {
      reader.position = at;
      scanAnyField(reader, scan);
      at = reader.position;
    }
  }
  reader.position = at;
}

function scanAnyField(reader: WireReader, scan: MessageScan): void {
  const { position: start, bytes } = reader;
  const tag = readTag(reader, bytes.length);
  skipValue(reader, bytes.length, tag);
  if ((tag & 7) === LENGTH_DELIMITED && tag >>> 3 <= LAST_FIELD) {
    scan.count[tag >>> 3]++;
  }
  if (tag === SAMPLE) {
    addSample(scan, start, reader.position);
  }
}

function addSample(scan: MessageScan, start: number, end: number): void {
  scan.sampleBytes += end - start;
  if (start !== scan.runEnd) {
    scan.sampleRuns.push(start, end);
  }
  scan.sampleRuns[scan.sampleRuns.length - 1] = end;
  scan.runEnd = end;
}
