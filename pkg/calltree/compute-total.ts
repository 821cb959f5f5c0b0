// SPDX-License-Identifier: Apache-2.0
import type { Profile } from '#pkg/profile';
import { computeMagnitude } from './compute-magnitude';

/** Label that marks the samples of the base in a difference (`-diff_base`): key and value, as pprof writes them. */
export const BASE_LABEL = { key: 'pprof::base', text: 'true' } as const;

/**
 * What pprof's percentages refer to: the sum of the sizes of all values, samples without a stack included; in a difference, that of
 * the base alone unless it is 0 (report.go computeTotal).
 * @throws ProfileError `number-out-of-range` when the sizes add up to more than 2^53
 */
export function computeTotal(profile: Profile, sampleTypeIndex: number): number {
  const total = computeMagnitude(profile, sampleTypeIndex);
  return baseMagnitude(profile, sampleTypeIndex) || total;
}

function baseMagnitude({ samples, sampleTypes, labels, strings }: Profile, sampleTypeIndex: number): number {
  const key = strings.indexOf(BASE_LABEL.key);
  if (key < 0) {
    return 0;
  }
  let sum = 0;
  for (let sample = 0; sample < samples.length; sample++) {
    let isBase = false;
    for (let row = samples.labelStart[sample]; row < samples.labelStart[sample + 1]; row++) {
      isBase ||= labels.key[row] === key && strings[labels.text[row]] === BASE_LABEL.text;
    }
    sum += isBase ? Math.abs(samples.value[sample * sampleTypes.length + sampleTypeIndex]) : 0;
  }
  return sum;
}
