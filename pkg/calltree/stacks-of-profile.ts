// SPDX-License-Identifier: Apache-2.0
import { assert } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { computeMagnitude } from './compute-magnitude';
import { addressNameOf, framesOfProfile, type LocationFrames } from './frames-of-profile';
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
  const located = framesOfProfile(profile, addressNameOf);
  const kept = samplesWithValue(profile, sampleTypeIndex);
  const start = new Int32Array(kept.length + 1);
  kept.forEach((sample, row) => {
    start[row + 1] = start[row] + depthOf(profile, located, sample);
  });
  const frame = new Int32Array(start[kept.length]);
  kept.forEach((sample, row) =>
    fillRootFirst(stackOf(profile, sample), located, frame.subarray(start[row], start[row + 1]))
  );
  const typeCount = profile.sampleTypes.length;
  const value = Float64Array.from(kept, (sample) => profile.samples.value[sample * typeCount + sampleTypeIndex]);
  return { frames: located.frames, length: kept.length, start, frame, value, unit: sampleType.unit };
}

function samplesWithValue({ samples, sampleTypes }: Profile, sampleTypeIndex: number): Int32Array {
  const kept = new Int32Array(samples.length);
  let length = 0;
  for (let sample = 0; sample < samples.length; sample++) {
    if (samples.value[sample * sampleTypes.length + sampleTypeIndex] !== 0) {
      kept[length++] = sample;
    }
  }
  return kept.subarray(0, length);
}

function stackOf({ samples }: Profile, sample: number): Int32Array {
  return samples.stackLocation.subarray(samples.stackStart[sample], samples.stackStart[sample + 1]);
}

function depthOf(profile: Profile, located: LocationFrames, sample: number): number {
  let depth = 0;
  for (const location of stackOf(profile, sample)) {
    depth += located.start[location + 1] - located.start[location];
  }
  return depth;
}

// The profile has the leaf first, twice: locations of a stack, lines of a location.
function fillRootFirst(stack: Int32Array, located: LocationFrames, target: Int32Array): void {
  let next = target.length;
  for (const location of stack) {
    for (let i = located.start[location]; i < located.start[location + 1]; i++) {
      target[--next] = located.frame[i];
    }
  }
}
