// SPDX-License-Identifier: Apache-2.0
// A large profile to bytes in turns: messages of protobuf that are written one after the other are read as one.
import { assert, type PausableWork } from '#pkg/base';
import { encodeProfile, type Profile } from '#pkg/profile';

const SAMPLES_PER_PART = 2048;
/** profile.proto: `repeated Sample sample = 2`. */
const SAMPLE_FIELD = 2;

/**
 * Bytes that, put together, are `profile` as encodeProfile writes it, the order of its fields aside. Ids of the encoder are row numbers,
 * so that samples mean the same in a part that has no tables.
 */
export function* encodeInTurns(profile: Profile): PausableWork<Uint8Array[]> {
  const { samples } = profile;
  const parts = [encodeProfile({ ...profile, samples: someSamples(profile, 0, 0) })];
  yield;
  const rest = withoutTables(profile);
  for (let from = 0; from < samples.length; from += SAMPLES_PER_PART) {
    const to = Math.min(samples.length, from + SAMPLES_PER_PART);
    parts.push(samplesOnly(encodeProfile({ ...rest, samples: someSamples(profile, from, to) })));
    yield;
  }
  return parts;
}

function someSamples({ samples, sampleTypes }: Profile, from: number, to: number): Profile['samples'] {
  return {
    length: to - from,
    stackStart: samples.stackStart.subarray(from, to + 1),
    stackLocation: samples.stackLocation,
    value: samples.value.subarray(from * sampleTypes.length, to * sampleTypes.length),
    labelStart: samples.labelStart.subarray(from, to + 1),
  };
}

// Of the strings those that labels name, which have to keep their places; the encoder adds others behind them.
function withoutTables(profile: Profile): Profile {
  const { labels } = profile;
  let last = 0;
  for (let row = 0; row < labels.length; row++) {
    last = Math.max(last, labels.key[row], labels.text[row], labels.unit[row]);
  }
  const none = new Int32Array(0);
  return {
    ...profile,
    mappings: [],
    functions: { length: 0, name: none, systemName: none, fileName: none, startLine1: none },
    locations: {
      ...{ length: 0, mapping: none, address: new Float64Array(0) },
      ...{ lineStart: new Int32Array(1), lineFunction: none, line1: none },
    },
    strings: profile.strings.slice(0, last + 1),
  };
}

// The samples of a message: its fields stand in the order of their numbers, so they are one stretch.
function samplesOnly(message: Uint8Array): Uint8Array {
  let at = 0;
  let first: number | undefined;
  let end = 0;
  while (at < message.length) {
    const start = at;
    const tag = readVarint(message, at);
    const value = readVarint(message, tag.end);
    const wireType = tag.value & 7;
    assert(wireType === 0 || wireType === 2, 'profile.proto has numbers and messages only');
    at = wireType === 2 ? value.end + value.value : value.end;
    if (tag.value >> 3 === SAMPLE_FIELD) {
      first ??= start;
      end = at;
    }
  }
  return message.subarray(first ?? 0, end);
}

// Lengths are exact; numbers beyond 2^53 are skipped, not used.
function readVarint(bytes: Uint8Array, from: number): { value: number; end: number } {
  let value = 0;
  let end = from;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[end++];
    value += (byte & 127) * factor;
    if (byte < 128) {
      return { value, end };
    }
  }
}
