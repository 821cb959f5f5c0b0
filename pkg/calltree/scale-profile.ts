// SPDX-License-Identifier: Apache-2.0
import type { Profile } from '#pkg/profile';
import { SampleBuilder } from './sample-builder';
import { labelsOfSample, stackOfSample, valuesOfSample } from './sample-parts';

/**
 * `profile` with every value multiplied by the ratio of its sample type and rounded. As in google/pprof (profile.go ScaleN), a
 * sample stays only when a value whose ratio is not 1 is not zero afterwards; nothing changes when all ratios are 1.
 */
export function scaleProfile(profile: Profile, ratios: readonly number[]): Profile {
  if (ratios.every((ratio) => ratio === 1)) {
    return profile;
  }
  const builder = new SampleBuilder();
  for (let sample = 0; sample < profile.samples.length; sample++) {
    const values = valuesOfSample(profile, sample).map((value, type) => scaleExactly(value, ratios[type]));
    if (values.some((value, type) => ratios[type] !== 1 && value !== 0)) {
      builder.add(stackOfSample(profile, sample), values, labelsOfSample(profile, sample));
    }
  }
  return { ...profile, samples: builder.samples(), labels: builder.labels() };
}

/** value * ratio rounded to a whole number, halves away from zero as Go's math.Round; never -0. */
export function scaleExactly(value: number, ratio: number): number {
  return ratio === 1 ? value : Math.sign(value * ratio) * Math.round(Math.abs(value * ratio)) || 0;
}
