// SPDX-License-Identifier: Apache-2.0
// What a filter does to a profile once it knows what stays: fewer samples, shorter stacks, fewer lines.
import type { LocationColumns, Profile } from '#pkg/profile';
import { SampleBuilder } from './sample-builder';
import { labelsOfSample, stackOfSample, valuesOfSample } from './sample-parts';

/** The stack that a sample keeps, leaf first; undefined when the sample goes. */
export type NarrowStack = (stack: Int32Array, sample: number) => Int32Array | undefined;

/** `profile` with the samples and stacks that `narrow` leaves. */
export function narrowSamples(profile: Profile, narrow: NarrowStack): Profile {
  const builder = new SampleBuilder();
  for (let sample = 0; sample < profile.samples.length; sample++) {
    const stack = narrow(stackOfSample(profile, sample), sample);
    if (stack !== undefined) {
      builder.add(stack, valuesOfSample(profile, sample), labelsOfSample(profile, sample));
    }
  }
  return { ...profile, samples: builder.samples(), labels: builder.labels() };
}

/** `profile` with the lines of every location for which `isKept` holds. */
export function narrowLines(profile: Profile, isKept: (line: number, location: number) => boolean): Profile {
  const { locations } = profile;
  const kept: number[] = [];
  const lineStart = new Int32Array(locations.length + 1);
  for (let location = 0; location < locations.length; location++) {
    for (let line = locations.lineStart[location]; line < locations.lineStart[location + 1]; line++) {
      if (isKept(line, location)) {
        kept.push(line);
      }
    }
    lineStart[location + 1] = kept.length;
  }
  return { ...profile, locations: { ...locations, lineStart, ...pickLines(locations, kept) } };
}

type LineColumns = Pick<LocationColumns, 'lineFunction' | 'line1' | 'column1'>;

function pickLines({ lineFunction, line1, column1 }: LocationColumns, kept: readonly number[]): LineColumns {
  return {
    lineFunction: Int32Array.from(kept, (line) => lineFunction[line]),
    line1: Int32Array.from(kept, (line) => line1[line]),
    ...(column1 !== undefined && { column1: Int32Array.from(kept, (line) => column1[line]) }),
  };
}
