// SPDX-License-Identifier: Apache-2.0
// Plain protobuf bytes to the columns of a Profile, straight from the wire. protobufjs, many times slower, stays as the writer and as
// the reference that tests compare with.
import { decodeHead, makeProfileHead } from './decode-head';
import { decodeSamples, makeSampleTable, sampleColumnsOf } from './decode-samples';
import { decodeStrings, type StringSpans } from './decode-strings';
import { describeProfile } from './describe-profile';
import { buildIdRows } from './id-rows';
import type { Profile } from './profile';
import { ProfileError } from './profile-error';
import type { HostTurns } from '#pkg/base';
import { runInSlices } from './run-in-slices';
import { makeMessageScan, scanFields } from './scan-message';
import { makeWireReader, type WireReader } from './wire-reader';

/** Bytes that are decoded in one turn: 2 ms, cold some 15, on the machine of bench/results.md. */
export const SLICE_BYTES = 1 << 19;
// The scan only hops from field to field, and strings come a block at a time.
const SCAN_SLICE_BYTES = 8 << 20;
const SLICE_STRINGS = 1 << 14;

/**
 * Decodes a profile.proto message that is not gzipped: one hop over it to count, then the tables, then the samples. Linear in the
 * input. Rules of what is valid: google/pprof profile/profile.go CheckValid.
 * @throws ProfileError `truncated-protobuf`, `corrupt-protobuf`, `no-sample-types`, `value-count-mismatch`,
 * `string-index-out-of-range`, `location-not-found`, `function-not-found`, `mapping-not-found`, `duplicate-id`, `number-out-of-range`
 */
export async function decodeProfile(plain: Uint8Array, host: HostTurns = {}): Promise<Profile> {
  const reader = makeWireReader(plain);
  const scan = makeMessageScan();
  await passOver(reader, { runTo: (end) => scanFields(reader, end, scan), sliceBytes: SCAN_SLICE_BYTES, host });
  if (scan.count[1] === 0) {
    throw new ProfileError('no-sample-types', 'the message has no sample type: it is not a profile');
  }
  const head = makeProfileHead(scan);
  await passOver(reader, { runTo: (end) => decodeHead(reader, end, head), sliceBytes: SLICE_BYTES, host });
  const strings = await readStrings(plain, head.strings, host);
  const described = describeProfile(reader, head, strings);
  const samples = makeSampleTable({
    scan,
    stringCount: strings.length,
    locations: buildIdRows(head.locations.ids, { what: 'location', missing: 'location-not-found' }),
    typeCount: described.sampleTypes.length,
  });
  await passOver(reader, { runTo: (end) => decodeSamples(reader, end, samples), sliceBytes: SLICE_BYTES, host });
  return { ...described, ...sampleColumnsOf(samples) };
}

interface Pass {
  readonly runTo: (end: number) => void;
  readonly sliceBytes: number;
  readonly host: HostTurns;
}

/** One pass over the whole input. */
async function passOver(reader: WireReader, { runTo, sliceBytes, host }: Pass): Promise<void> {
  reader.position = 0;
  const work = { length: reader.bytes.length, position: () => reader.position, runTo };
  await runInSlices(work, sliceBytes, host);
}

async function readStrings(plain: Uint8Array, spans: StringSpans, host: HostTurns): Promise<string[]> {
  // google/pprof profile.proto@b9395ee: "string_table[0] must always be """.
  if (spans.size[0] !== 0) {
    throw new ProfileError('corrupt-protobuf', 'the first entry of the string table is not empty');
  }
  const strings: string[] = [];
  const runTo = (end: number): void => decodeStrings(plain, spans, { strings, from: strings.length, end });
  await runInSlices({ length: spans.size.length, position: () => strings.length, runTo }, SLICE_STRINGS, host);
  return strings;
}
