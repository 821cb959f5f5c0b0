// SPDX-License-Identifier: Apache-2.0
import { assert } from '#pkg/base';
import type { Profile, ValueType } from '#pkg/profile';
import { ProfileMerger } from './profile-merger';
import { areComparableUnits, scaleValue } from './pprof-units';
import { TreeError } from './tree-error';

/**
 * One profile with the samples of all, equal ones added up; samples that are zero in every type are left out
 * (google/pprof profile/merge.go Merge). Samples are equal when stack (by binary and address), and labels are. Sample types that not
 * every profile has are dropped, and values are brought to the finest unit that one of them uses.
 * The time is the earliest, the duration the sum, the period the largest.
 * @throws TreeError `incompatible-profiles`, `number-out-of-range`
 */
export function mergeProfiles(profiles: readonly Profile[]): Profile {
  assert(profiles.length > 0, 'nothing to merge');
  const types = commonSampleTypes(profiles);
  const merger = new ProfileMerger(types);
  for (const profile of profiles) {
    const columns = types.map(({ type }) => profile.sampleTypes.findIndex((own) => own.type === type));
    const ratios = columns.map((column, i) => scaleValue(1, profile.sampleTypes[column].unit, types[i].unit).value);
    merger.add(profile, { columns, ratios });
  }
  return { ...headerOf(profiles, types), ...merger.columns() };
}

function commonSampleTypes(profiles: readonly Profile[]): ValueType[] {
  const [first, ...others] = profiles;
  const common = first.sampleTypes.filter(({ type }) =>
    others.every((profile) => profile.sampleTypes.some((own) => own.type === type))
  );
  if (common.length === 0) {
    const lists = profiles.map((profile) => profile.sampleTypes.map(({ type }) => type).join(', '));
    throw new TreeError(
      'incompatible-profiles',
      `the profiles have no sample type in common: ${lists.join(' against ')}`
    );
  }
  return common.map(({ type, unit }) => ({
    type,
    unit: others.reduce((finest, profile) => {
      const other = profile.sampleTypes.find((own) => own.type === type)?.unit ?? finest;
      return finerUnit(type, finest, other);
    }, unit),
  }));
}

function finerUnit(type: string, unit: string, other: string): string {
  if (!areComparableUnits(unit, other)) {
    throw new TreeError('incompatible-profiles', `${type} is in "${unit}" here and in "${other}" there`);
  }
  return scaleValue(1, other, unit).value < 1 ? other : unit;
}

type Header = Omit<Profile, 'samples' | 'labels' | 'locations' | 'functions' | 'mappings' | 'strings'>;

function headerOf(profiles: readonly Profile[], sampleTypes: readonly ValueType[]): Header {
  const [first] = profiles;
  const defaultType = first.sampleTypes[first.defaultSampleTypeIndex]?.type;
  const times = profiles.map((profile) => profile.timeUnixMs).filter((time) => time !== 0);
  return {
    ...first,
    sampleTypes,
    // Where the default is not common to all, pprof falls back to the first.
    defaultSampleTypeIndex: Math.max(
      0,
      sampleTypes.findIndex(({ type }) => type === defaultType)
    ),
    timeUnixMs: times.length === 0 ? 0 : Math.min(...times),
    durationMs: profiles.reduce((sum, profile) => sum + profile.durationMs, 0),
    period: Math.max(...profiles.map((profile) => profile.period)),
    comments: [...new Set(profiles.flatMap((profile) => profile.comments))],
    warnings: profiles.flatMap((profile) => profile.warnings),
  };
}
