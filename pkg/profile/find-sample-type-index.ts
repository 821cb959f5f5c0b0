// SPDX-License-Identifier: Apache-2.0
import type { Profile } from './profile';
import { ProfileError } from './profile-error';

// What Go's strconv.Atoi reads.
const WHOLE_NUMBER = /^[+-]?\d+$/;

/**
 * Index of the sample type `wanted`, a name or an index from 0; the profile's default for undefined. As in pprof's -sample_index, a
 * whole number is always an index, and "inuse_space" and "inuse_objects" also find "space" and "objects" of older profiles.
 * @throws ProfileError `unknown-sample-type`, naming those that there are
 */
export function findSampleTypeIndex(profile: Profile, wanted: string | undefined): number {
  if (wanted === undefined) {
    return profile.defaultSampleTypeIndex;
  }
  return WHOLE_NUMBER.test(wanted) ? indexOfNumber(profile, wanted) : indexOfName(profile, wanted);
}

function indexOfNumber({ sampleTypes }: Profile, wanted: string): number {
  const index = Number(wanted);
  if (index < 0 || index >= sampleTypes.length) {
    const types = sampleTypes.map(({ type }, i) => `${i} ${type}`).join(', ');
    throw new ProfileError('unknown-sample-type', `there is no sample type number ${wanted}; the profile has ${types}`);
  }
  return index;
}

function indexOfName({ sampleTypes }: Profile, wanted: string): number {
  const legacyName = wanted.replace(/^inuse_/, '');
  const index = sampleTypes.findIndex(({ type }) => type === wanted || type === legacyName);
  if (index < 0) {
    const types = sampleTypes.map(({ type }) => type).join(', ');
    throw new ProfileError('unknown-sample-type', `there is no sample type "${wanted}"; the profile has ${types}`);
  }
  return index;
}
