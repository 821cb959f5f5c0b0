// SPDX-License-Identifier: Apache-2.0
import { assert } from '#pkg/base';
import type { Profile } from './profile';

/** A profile by its name below /debug/pprof/; `cpu` is the one that is called `profile` there. */
export type ProfileKind =
  'heap' | 'allocs' | 'goroutine' | 'goroutineleak' | 'block' | 'mutex' | 'threadcreate' | 'cpu';

// Names as Alloy's pyroscope.scrape gives them to `__name__`.
const METRIC_NAMES: Readonly<Partial<Record<ProfileKind, string>>> = {
  heap: 'memory',
  allocs: 'memory',
  cpu: 'process_cpu',
};

/**
 * Pyroscope's id of one sample type of a profile, `name:sampleType:sampleUnit:periodType:periodUnit`, such as
 * "memory:inuse_space:bytes:space:bytes". The kind must be said: the bytes of a block and of a mutex profile look alike.
 * A profile without period type leaves the last two parts empty.
 */
export function profileTypeIdOf(kind: ProfileKind, profile: Profile, sampleTypeIndex: number): string {
  const sampleType = profile.sampleTypes[sampleTypeIndex];
  assert(sampleType !== undefined, `no sample type ${sampleTypeIndex}`);
  const { type, unit } = profile.periodType ?? { type: '', unit: '' };
  return [METRIC_NAMES[kind] ?? kind, sampleType.type, sampleType.unit, type, unit].join(':');
}
