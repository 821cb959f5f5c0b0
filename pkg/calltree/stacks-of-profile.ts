// SPDX-License-Identifier: Apache-2.0
import { assert } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { computeMagnitude } from './compute-magnitude';
import { framesOfProfile, type LocationFrames } from './frames-of-profile';
import type { WeightedStacks } from './weighted-stacks';

/**
 * The stacks of one sample type, root first, inlined calls expanded; one per sample, in file order. Samples of value 0 are left
 * out; samples without locations stay as empty stacks, for the total. A location without function is named by its address.
 * @throws ProfileError `number-out-of-range` when the values add up to more than 2^53
 */
export function stacksOfProfile(profile: Profile, sampleTypeIndex: number): WeightedStacks {
  const sampleType = profile.sampleTypes[sampleTypeIndex];
  assert(sampleType !== undefined, `no sample type ${sampleTypeIndex}`);
  computeMagnitude(profile, sampleTypeIndex);
  const located = framesOfProfile(profile);
  const columns = expandStacks(profile, sampleTypeIndex, located);
  return { frames: located.frames, ...columns, unit: sampleType.unit };
}

type StackColumns = Pick<WeightedStacks, 'length' | 'start' | 'frame' | 'value'>;

function expandStacks({ samples, sampleTypes }: Profile, typeIndex: number, located: LocationFrames): StackColumns {
  const value = everyNth(samples.value, sampleTypes.length, typeIndex);
  const kept = rowsWithValue(value);
  const start = new Int32Array(kept.length + 1);
  addDepths([kept, samples.stackStart, samples.stackLocation, located.start, start]);
  const frame = new Int32Array(start[kept.length]);
  fillRootFirst([kept, samples.stackStart, samples.stackLocation, located.start, located.frame, start, frame]);
  return { length: kept.length, start, frame, value: value.filter((number) => number !== 0) };
}

// These loops take nothing but arrays; path-tree.ts says why.
function everyNth(values: Float64Array, step: number, first: number): Float64Array {
  const picked = new Float64Array(Math.floor(values.length / step));
  for (let i = 0; i < picked.length; i++) {
    picked[i] = values[i * step + first];
  }
  return picked;
}

function rowsWithValue(value: Float64Array): Int32Array {
  const rows = new Int32Array(value.length);
  let length = 0;
  for (let row = 0; row < value.length; row++) {
    rows[length] = row;
    length += value[row] === 0 ? 0 : 1;
  }
  return rows.subarray(0, length);
}

type DepthColumns = readonly [
  kept: Int32Array,
  stackStart: Int32Array,
  stackLocation: Int32Array,
  frameStart: Int32Array,
  /** Written. */
  start: Int32Array,
];

function addDepths([kept, stackStart, stackLocation, frameStart, start]: DepthColumns): void {
  for (let row = 0; row < kept.length; row++) {
    const stackEnd = stackStart[kept[row] + 1];
    let depth = 0;
    for (let i = stackStart[kept[row]]; i < stackEnd; i++) {
      depth += frameStart[stackLocation[i] + 1] - frameStart[stackLocation[i]];
    }
    start[row + 1] = start[row] + depth;
  }
}

type FrameColumns = readonly [
  kept: Int32Array,
  stackStart: Int32Array,
  stackLocation: Int32Array,
  frameStart: Int32Array,
  frameOf: Int32Array,
  start: Int32Array,
  /** Written. */
  frame: Int32Array,
];

// The profile has the leaf first, twice: locations of a stack, lines of a location.
function fillRootFirst([kept, stackStart, stackLocation, frameStart, frameOf, start, frame]: FrameColumns): void {
  for (let row = 0; row < kept.length; row++) {
    const stackEnd = stackStart[kept[row] + 1];
    let next = start[row + 1];
    for (let i = stackStart[kept[row]]; i < stackEnd; i++) {
      const lineEnd = frameStart[stackLocation[i] + 1];
      for (let line = frameStart[stackLocation[i]]; line < lineEnd; line++) {
        frame[--next] = frameOf[line];
      }
    }
  }
}
