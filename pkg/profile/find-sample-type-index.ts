// SPDX-License-Identifier: Apache-2.0
import type { Profile } from './profile';
import { ProfileError } from './profile-error';

/**
 * Index of the sample type `name`, or the profile's default for undefined. As in pprof's -sample_index, "inuse_space" and
 * "inuse_objects" also find "space" and "objects" of older profiles.
 * @throws ProfileError `unknown-sample-type`, naming those that there are
 */
export function findSampleTypeIndex(profile: Profile, name: string | undefined): number {
  if (name === undefined) {
    return profile.defaultSampleTypeIndex;
  }
  const legacyName = name.replace(/^inuse_/, '');
  const index = profile.sampleTypes.findIndex(({ type }) => type === name || type === legacyName);
  if (index < 0) {
    const types = profile.sampleTypes.map(({ type }) => type).join(', ');
    throw new ProfileError('unknown-sample-type', `there is no sample type "${name}"; the profile has ${types}`);
  }
  return index;
}
