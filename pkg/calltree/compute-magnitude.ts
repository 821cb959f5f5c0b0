// SPDX-License-Identifier: Apache-2.0
import { ProfileError, type Profile } from '#pkg/profile';

/**
 * Sum of the sizes of one sample type's values over ALL samples, those without a stack included: the total that pprof states
 * (report.go computeTotal without a diff base). It bounds every sum of this room, so what passes here is exact everywhere.
 * @throws ProfileError `number-out-of-range` when the sum is beyond 2^53
 */
export function computeMagnitude(profile: Profile, sampleTypeIndex: number): number {
  const { samples, sampleTypes } = profile;
  let sum = 0;
  for (let i = sampleTypeIndex; i < samples.value.length; i += sampleTypes.length) {
    sum += Math.abs(samples.value[i]);
  }
  if (!Number.isSafeInteger(sum)) {
    const type = sampleTypes[sampleTypeIndex].type;
    throw new ProfileError('number-out-of-range', `the values of ${type} add up to more than 2^53`);
  }
  return sum;
}
