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
}

export function makeMessageScan(): MessageScan {
  return { count: new Int32Array(LAST_FIELD + 1), sampleBytes: 0, sampleRuns: [] };
}

/**
 * Scans from the reader's position to the first field that starts at or behind `end`.
 * @throws ProfileError `truncated-protobuf`, `corrupt-protobuf`
 */
export function scanFields(reader: WireReader, end: number, scan: MessageScan): void {
  const { bytes } = reader;
  const { count } = scan;
  while (reader.position < end) {
    const start = reader.position;
    const tag = readTag(reader, bytes.length);
    skipValue(reader, bytes.length, tag);
    if ((tag & 7) === LENGTH_DELIMITED && tag >>> 3 <= LAST_FIELD) {
      count[tag >>> 3]++;
    }
    if (tag === SAMPLE) {
      addSample(scan, start, reader.position);
    }
  }
}

function addSample(scan: MessageScan, start: number, end: number): void {
  const { sampleRuns } = scan;
  const last = sampleRuns.length - 1;
  scan.sampleBytes += end - start;
  if (sampleRuns[last] === start) {
    sampleRuns[last] = end;
  } else {
    sampleRuns.push(start, end);
  }
}
