// SPDX-License-Identifier: Apache-2.0
import { assert } from '#pkg/base';
import type { Profile, SampleColumns } from '#pkg/profile';
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

function expandStacks(profile: Profile, sampleTypeIndex: number, located: LocationFrames): StackColumns {
  const { samples, sampleTypes } = profile;
  const kept = new Int32Array(samples.length);
  const value = new Float64Array(samples.length);
  const start = new Int32Array(samples.length + 1);
  let length = 0;
  for (let sample = 0; sample < samples.length; sample++) {
    const sampleValue = samples.value[sample * sampleTypes.length + sampleTypeIndex];
    if (sampleValue !== 0) {
      kept[length] = sample;
      value[length] = sampleValue;
      start[length + 1] = start[length] + depthOf(samples, sample, located.start);
      length++;
    }
  }
  const frame = new Int32Array(start[length]);
  for (let row = 0; row < length; row++) {
    fillRootFirst(samples, kept[row], { located, frame, end: start[row + 1] });
  }
  return { length, start: start.slice(0, length + 1), frame, value: value.slice(0, length) };
}

function depthOf({ stackStart, stackLocation }: SampleColumns, sample: number, frameStart: Int32Array): number {
  const end = stackStart[sample + 1];
  let depth = 0;
  for (let i = stackStart[sample]; i < end; i++) {
    depth += frameStart[stackLocation[i] + 1] - frameStart[stackLocation[i]];
  }
  return depth;
}

interface FrameTarget {
  readonly located: LocationFrames;
  readonly frame: Int32Array;
  readonly end: number;
}

// The profile has the leaf first, twice: locations of a stack, lines of a location.
function fillRootFirst({ stackStart, stackLocation }: SampleColumns, sample: number, target: FrameTarget): void {
  const { frame } = target;
  const { start: frameStart, frame: frameOf } = target.located;
  const stackEnd = stackStart[sample + 1];
  let next = target.end;
  for (let i = stackStart[sample]; i < stackEnd; i++) {
    const location = stackLocation[i];
    const lineEnd = frameStart[location + 1];
    for (let line = frameStart[location]; line < lineEnd; line++) {
      frame[--next] = frameOf[line];
    }
  }
}
