// SPDX-License-Identifier: Apache-2.0
import { stacksOfProfile, type WeightedStacks } from '#pkg/calltree';
import type { Profile } from '#pkg/profile';

/** The frames of every location, root first: location i is frame[start[i] .. start[i + 1]). The values mean nothing. */
export function framesOfLocations(profile: Profile): WeightedStacks {
  const { length } = profile.locations;
  // A profile with one sample per location: its stacks are the frames of the locations.
  const samples = {
    length,
    stackStart: Int32Array.from({ length: length + 1 }, (_, i) => i),
    stackLocation: Int32Array.from({ length }, (_, i) => i),
    value: new Float64Array(length).fill(1),
    labelStart: new Int32Array(length + 1),
  };
  return stacksOfProfile({ ...profile, sampleTypes: [{ type: 'samples', unit: 'count' }], samples }, 0);
}
