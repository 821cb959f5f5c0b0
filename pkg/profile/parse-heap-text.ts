// SPDX-License-Identifier: Apache-2.0
// heap and allocs with debug=1, whose numbers are raw samples: they are scaled up here as the protobuf form is by Go.
import { unreadable } from './parse-counted-text';
import type { Profile, ValueType } from './profile';
import { ProfileError } from './profile-error';
import { StackProfileBuilder } from './stack-profile-builder';
import type { LineParser } from './text-lines';
import { recordParser } from './text-records';

const HEADER = /^heap profile: *(-?\d+): *(-?\d+) *\[ *(-?\d+): *(-?\d+) *\](?: *@ *([\w.]+)(?:\/(\d+))?)?/;
const SAMPLE = /^ *(-?\d+): *(-?\d+) *\[ *(-?\d+): *(-?\d+) *\] *@(.*)$/;

const BYTES: ValueType = { type: 'space', unit: 'bytes' };
const ALL_TYPES: readonly ValueType[] = [
  { type: 'alloc_objects', unit: 'count' },
  { type: 'alloc_space', unit: 'bytes' },
  { type: 'inuse_objects', unit: 'count' },
  { type: 'inuse_space', unit: 'bytes' },
];
const LIVE_TYPES: readonly ValueType[] = [
  { type: 'objects', unit: 'count' },
  { type: 'space', unit: 'bytes' },
];

interface HeapHeader {
  /** Mean bytes between samples; 1 when every allocation is in the text. */
  readonly rateBytes: number;
  readonly hasAllocated: boolean;
}

/**
 * Parses the text; its trailer of runtime.MemStats is left to pkg/sources. Each sample gets the numeric label "bytes", its mean size,
 * as in the protobuf form. What the columns are and how they are scaled: google/pprof profile/legacy_profile.go@b9395ee parseHeap.
 * @throws ProfileError `unsupported-format` for a way of sampling that is not Go's, `number-out-of-range`
 */
export function heapTextParser(): LineParser<Profile> {
  const builder = new StackProfileBuilder();
  let header: HeapHeader = { rateBytes: 1, hasAllocated: true };
  const records = recordParser({
    pattern: SAMPLE,
    onRecord: ({ head, frames }) => {
      const [live, allocated] = [pairOf(head[1], head[2]), pairOf(head[3], head[4])];
      const pairs = header.hasAllocated ? [allocated, live] : [live];
      // The size class: of the live objects when there are any.
      const { count, bytes } = live.count !== 0 ? live : allocated;
      builder.add({
        stack: frames.map((frame) => builder.locationOf(frame)),
        values: pairs.flatMap((pair) => scaled(pair, header.rateBytes)),
        numberLabels: { bytes: count === 0 ? 0 : Math.trunc(bytes / count) },
      });
    },
    onOther: (line) => {
      const found = HEADER.exec(line);
      header = found === null ? header : headerOf(found);
      return found !== null;
    },
  });
  const finish = (): Profile => {
    const warnings = unreadable(records.finish());
    const sampleTypes = header.hasAllocated ? ALL_TYPES : LIVE_TYPES;
    return builder.build({ sampleTypes, periodType: BYTES, period: header.rateBytes, warnings });
  };
  return { line: records.line, finish };
}

function headerOf(found: RegExpExecArray): HeapHeader {
  const [liveCount = '', liveBytes = '', allocatedCount = '', allocatedBytes = '', sampling = '', rate = '0'] =
    found.slice(1);
  const hasAllocated =
    (allocatedCount !== liveCount && allocatedCount !== '0') ||
    (allocatedBytes !== liveBytes && allocatedBytes !== '0');
  return { rateBytes: rateOf(sampling, Number(rate)), hasAllocated };
}

// Go writes twice the rate behind "heap/".
function rateOf(sampling: string, rate: number): number {
  switch (sampling) {
    case 'heap':
      return Math.max(Math.floor(rate / 2), 1);
    case 'heap_v2':
    case 'heapz_v2':
      return Math.max(rate, 1);
    case 'heapprofile':
      return 1;
    default:
      throw new ProfileError('unsupported-format', `a heap profile sampled by "${sampling}" cannot be read`);
  }
}

function pairOf(count: string | undefined, bytes: string | undefined): { count: number; bytes: number } {
  return { count: Number(count), bytes: Number(bytes) };
}

// runtime/pprof protomem.go scaleHeapSample, Go 1.26: an object of the mean size is sampled with probability 1 - exp(-size / rate).
function scaled({ count, bytes }: { count: number; bytes: number }, rateBytes: number): [number, number] {
  if (count === 0 || bytes === 0) {
    return [0, 0];
  }
  if (rateBytes <= 1) {
    return [count, bytes];
  }
  const scale = 1 / (1 - Math.exp(-(bytes / count) / rateBytes));
  return [Math.trunc(count * scale), Math.trunc(bytes * scale)];
}
