// SPDX-License-Identifier: Apache-2.0
// Profiles written as text, for tests that a person can check by eye.
import { NONE } from '#pkg/base';
import type { Profile, ValueType } from '#pkg/profile';

const HEAP_TYPES: readonly ValueType[] = [
  { type: 'alloc_objects', unit: 'count' },
  { type: 'alloc_space', unit: 'bytes' },
  { type: 'inuse_objects', unit: 'count' },
  { type: 'inuse_space', unit: 'bytes' },
];

const GOROUTINE_TYPES: readonly ValueType[] = [{ type: 'goroutine', unit: 'count' }];

/** A Go heap profile: one stack a line, root first, then alloc objects, alloc bytes, in-use objects and in-use bytes. */
export function heapProfileFromText(text: string): Profile {
  return profileFromText(text, HEAP_TYPES, { type: 'space', unit: 'bytes', period: 524_288 });
}

/** A Go goroutine profile: one stack a line, root first, then the count. */
export function goroutineProfileFromText(text: string): Profile {
  return profileFromText(text, GOROUTINE_TYPES, { type: 'goroutine', unit: 'count', period: 1 });
}

function profileFromText(
  text: string,
  sampleTypes: readonly ValueType[],
  period: ValueType & { period: number }
): Profile {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().split(/\s+/)]));
  const stacks = lines.map(([stack]) => stack.split(';').reverse());
  const names = [...new Set(stacks.flat())];
  const strings = ['', ...names];
  const nameIndex = Int32Array.from(names, (_, index) => index + 1);
  const starts = stacks.reduce<number[]>((ends, stack) => [...ends, (ends.at(-1) ?? 0) + stack.length], [0]);
  const empty = new Int32Array(names.length);
  return {
    sampleTypes,
    defaultSampleTypeIndex: sampleTypes.length - 1,
    periodType: { type: period.type, unit: period.unit },
    period: period.period,
    timeUnixMs: 0,
    durationMs: 0,
    samples: {
      length: lines.length,
      stackStart: Int32Array.from(starts),
      stackLocation: Int32Array.from(stacks.flat(), (name) => names.indexOf(name)),
      value: Float64Array.from(lines.flatMap(([, ...values]) => values.map(Number))),
      labelStart: new Int32Array(lines.length + 1),
    },
    labels: {
      length: 0,
      key: new Int32Array(0),
      text: new Int32Array(0),
      number: new Float64Array(0),
      unit: new Int32Array(0),
    },
    locations: {
      length: names.length,
      mapping: new Int32Array(names.length).fill(NONE),
      address: new Float64Array(names.length),
      lineStart: Int32Array.from({ length: names.length + 1 }, (_, index) => index),
      lineFunction: Int32Array.from(names, (_, index) => index),
      line1: empty,
    },
    functions: { length: names.length, name: nameIndex, systemName: nameIndex, fileName: empty, startLine1: empty },
    mappings: [],
    strings,
    comments: [],
    dropFrames: '',
    keepFrames: '',
    warnings: [],
  };
}
