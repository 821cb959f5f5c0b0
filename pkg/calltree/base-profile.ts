// SPDX-License-Identifier: Apache-2.0
import type { Profile } from '#pkg/profile';
import { BASE_LABEL } from './compute-total';
import { mergeProfiles } from './merge-profiles';
import { SampleBuilder } from './sample-builder';
import { labelsOfSample, stackOfSample, valuesOfSample } from './sample-parts';
import { scaleProfile } from './scale-profile';
import { TreeError } from './tree-error';

export interface BaseOptions {
  /**
   * "diff" is pprof's -diff_base: percentages refer to the base, whose samples carry the label pprof::base. "base" is -base: for
   * profiles that accumulate; equal samples cancel out and percentages refer to what is left.
   */
  readonly mode: 'diff' | 'base';
  /** First bring every sample type of the profile to the sum that the base has (pprof's -normalize). */
  readonly normalize?: boolean;
}

/**
 * `profile` less `base`, as pprof subtracts (driver/fetch.go fetchProfiles).
 * @throws TreeError `incompatible-profiles`, `number-out-of-range`
 */
export function subtractBase(profile: Profile, base: Profile, { mode, normalize = false }: BaseOptions): Profile {
  const after = normalize ? normalizeTo(profile, base) : profile;
  const before = mode === 'diff' ? labelAsBase(base) : base;
  return mergeProfiles([
    after,
    scaleProfile(
      before,
      before.sampleTypes.map(() => -1)
    ),
  ]);
}

function normalizeTo(profile: Profile, base: Profile): Profile {
  const typesOf = ({ sampleTypes }: Profile): string =>
    sampleTypes.map(({ type, unit }) => `${type}/${unit}`).join(', ');
  if (typesOf(profile) !== typesOf(base)) {
    throw new TreeError(
      'incompatible-profiles',
      `only profiles of the same sample types can be normalized: ${typesOf(profile)} against ${typesOf(base)}`
    );
  }
  const sums = sumsByType(profile);
  const baseSums = sumsByType(base);
  return scaleProfile(
    profile,
    sums.map((sum, type) => (sum === 0 ? 0 : baseSums[type] / sum))
  );
}

function sumsByType({ samples, sampleTypes }: Profile): number[] {
  const sums = sampleTypes.map(() => 0);
  for (let i = 0; i < samples.value.length; i++) {
    sums[i % sums.length] += samples.value[i];
  }
  return sums;
}

// A label of that key that a sample already has is replaced, as by pprof's SetLabel.
function labelAsBase(profile: Profile): Profile {
  const strings = [...profile.strings, BASE_LABEL.key, BASE_LABEL.text];
  const baseLabel = { key: strings.length - 2, text: strings.length - 1, number: 0, unit: 0 };
  const builder = new SampleBuilder();
  for (let sample = 0; sample < profile.samples.length; sample++) {
    const others = labelsOfSample(profile, sample).filter(
      ({ key, text }) => text === 0 || profile.strings[key] !== BASE_LABEL.key
    );
    builder.add(stackOfSample(profile, sample), valuesOfSample(profile, sample), [...others, baseLabel]);
  }
  return { ...profile, strings, samples: builder.samples(), labels: builder.labels() };
}
