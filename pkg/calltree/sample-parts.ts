// SPDX-License-Identifier: Apache-2.0
// One sample of a profile's columns at a time.
import type { Profile } from '#pkg/profile';
import type { LabelRow } from './sample-builder';

/** Locations of the stack, leaf first. */
export function stackOfSample({ samples }: Profile, sample: number): Int32Array {
  return samples.stackLocation.subarray(samples.stackStart[sample], samples.stackStart[sample + 1]);
}

/** Values, one per sample type. */
export function valuesOfSample({ samples, sampleTypes }: Profile, sample: number): Float64Array {
  return samples.value.subarray(sample * sampleTypes.length, (sample + 1) * sampleTypes.length);
}

export function labelsOfSample({ samples, labels }: Profile, sample: number): LabelRow[] {
  const rows: LabelRow[] = [];
  for (let row = samples.labelStart[sample]; row < samples.labelStart[sample + 1]; row++) {
    rows.push({ key: labels.key[row], text: labels.text[row], number: labels.number[row], unit: labels.unit[row] });
  }
  return rows;
}
