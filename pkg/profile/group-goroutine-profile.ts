// SPDX-License-Identifier: Apache-2.0
// goroutine?debug=0: the samples of a protobuf goroutine profile as groups.
import { NONE } from '#pkg/base';
import type { GoroutineGroups } from './goroutine-groups';
import { goroutineStateOf } from './goroutine-state';
import { GroupCollector } from './group-collector';
import type { Profile } from './profile';
import { ProfileError } from './profile-error';

// `goroutines` is what Pyroscope's SDK for Go names it.
const GOROUTINE_TYPES: readonly string[] = ['goroutine', 'goroutines', 'goroutineleak'];

/**
 * Groups of a goroutine or goroutineleak profile; the state is derived from the runtime frames (see goroutineStateOf).
 * @throws ProfileError `unknown-sample-type` when the profile is of another kind
 */
export function groupGoroutineProfile(profile: Profile): GoroutineGroups {
  const typeIndex = profile.sampleTypes.findIndex(({ type }) => GOROUTINE_TYPES.includes(type));
  if (typeIndex < 0) {
    const types = profile.sampleTypes.map(({ type }) => type).join(', ');
    throw new ProfileError('unknown-sample-type', `not a goroutine profile: it has ${types}`);
  }
  const leaked = profile.sampleTypes[typeIndex]?.type === 'goroutineleak';
  const collector = new GroupCollector();
  for (let sample = 0; sample < profile.samples.length; sample++) {
    const frames = framesOf(profile, sample);
    collector.add({
      count: profile.samples.value[sample * profile.sampleTypes.length + typeIndex] ?? 0,
      state: goroutineStateOf(frames),
      waitMinutes: undefined,
      createdBy: undefined,
      frames,
      labels: textLabelsOf(profile, sample),
      lockedToThread: false,
      leaked,
    });
  }
  return { form: 'protobuf', total: collector.total, groups: collector.groups(), warnings: profile.warnings };
}

function framesOf({ samples, locations, functions, strings }: Profile, sample: number): string[] {
  const frames: string[] = [];
  for (const location of samples.stackLocation.subarray(samples.stackStart[sample], samples.stackStart[sample + 1])) {
    const lines = locations.lineFunction.subarray(locations.lineStart[location], locations.lineStart[location + 1]);
    for (const line of lines) {
      frames.push(line === NONE ? '<unknown>' : (strings[functions.name[line] ?? 0] ?? ''));
    }
    if (lines.length === 0) {
      frames.push(`0x${(locations.address[location] ?? 0).toString(16)}`);
    }
  }
  return frames;
}

function textLabelsOf({ samples, labels, strings }: Profile, sample: number): Record<string, string> {
  const texts: Array<[string, string]> = [];
  for (let row = samples.labelStart[sample] ?? 0; row < (samples.labelStart[sample + 1] ?? 0); row++) {
    if (labels.text[row] !== 0) {
      texts.push([strings[labels.key[row] ?? 0] ?? '', strings[labels.text[row] ?? 0] ?? '']);
    }
  }
  return Object.fromEntries(texts);
}
