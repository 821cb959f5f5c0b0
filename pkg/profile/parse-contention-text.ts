// SPDX-License-Identifier: Apache-2.0
// block and mutex with debug=1: waits in processor cycles, which become nanoseconds here.
import { unreadable } from './parse-counted-text';
import type { Profile, ValueType } from './profile';
import { StackProfileBuilder } from './stack-profile-builder';
import type { LineParser } from './text-lines';
import { recordParser } from './text-records';

const TITLE = /^---\s*(?:contention|contentionz|mutex|block)\b/;
const SAMPLE = /^\s*(\d+) +(\d+) *@(.*)$/;
const SETTING = /^([a-z/ ]+?)\s*=\s*(\d+)/;

const TYPES: readonly [ValueType, ValueType] = [
  { type: 'contentions', unit: 'count' },
  { type: 'delay', unit: 'nanoseconds' },
];

/**
 * Parses the text. Scaling: google/pprof profile/legacy_profile.go@b9395ee parseContentionSample: times the sampling period, which
 * only mutex profiles have.
 * @throws ProfileError `number-out-of-range`
 */
export function contentionTextParser(): LineParser<Profile> {
  const builder = new StackProfileBuilder();
  const settings = new Map<string, number>();
  const settingOf = (name: string): number => settings.get(name) ?? 0;
  const records = recordParser({
    pattern: SAMPLE,
    onRecord: ({ head, frames }) => {
      const [cycles, count] = [Number(head[1]), Number(head[2])];
      const period = settings.get('sampling period') ?? 1;
      const cyclesPerNs = settingOf('cycles/second') / 1e9;
      const delay = period > 0 && cyclesPerNs > 0 ? Math.trunc((cycles * period) / cyclesPerNs) : cycles;
      builder.add({
        stack: frames.map((frame) => builder.locationOf(frame)),
        values: [period > 0 ? count * period : count, delay],
      });
    },
    onOther: (line) => {
      const setting = SETTING.exec(line);
      if (setting?.[1] !== undefined) {
        settings.set(setting[1], Number(setting[2]));
      }
      return setting !== null || TITLE.test(line);
    },
  });
  const finish = (): Profile => {
    const warnings = unreadable(records.finish());
    return builder.build({
      sampleTypes: TYPES,
      periodType: TYPES[0],
      period: settings.get('sampling period') ?? 1,
      durationMs: settingOf('ms since reset'),
      warnings,
    });
  };
  return { line: records.line, finish };
}
