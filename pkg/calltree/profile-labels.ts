// SPDX-License-Identifier: Apache-2.0
import { assert } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { formatPercentage } from './pprof-numbers';
import { formatScaled, scaleValue } from './pprof-units';

const NANOSECONDS_PER_MS = 1e6;

export interface LabelOptions {
  /** What percentages refer to. */
  readonly total: number;
  /** The unit that the report is printed in. */
  readonly unit: string;
}

/**
 * The lines that pprof prints above a report: binary, build, comments, sample type, time and duration (report.go ProfileLabels).
 * Times are in UTC.
 */
export function profileLabels(profile: Profile, sampleTypeIndex: number, options: LabelOptions): string[] {
  const sampleType = profile.sampleTypes[sampleTypeIndex];
  assert(sampleType !== undefined, `no sample type ${sampleTypeIndex}`);
  const [binary] = profile.mappings;
  return [
    ...(binary?.fileName ? [`File: ${binary.fileName.replace(/^.*\/(?=[^/])/, '')}`] : []),
    ...(binary?.buildId ? [`Build ID: ${binary.buildId}`] : []),
    // Comments that start with "#" are for machines.
    ...profile.comments.filter((comment) => !comment.startsWith('#')),
    ...(sampleType.type === '' ? [] : [`Type: ${sampleType.type}`]),
    ...(profile.timeUnixMs === 0 ? [] : [`Time: ${formatTime(profile.timeUnixMs)}`]),
    ...(profile.durationMs === 0 ? [] : [durationLabel(profile.durationMs, sampleType.unit, options)]),
  ];
}

function formatTime(unixMs: number): string {
  const time = new Date(Math.floor(unixMs));
  // A time beyond what Date knows comes from a damaged file.
  return Number.isNaN(time.getTime()) ? 'unknown' : `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function durationLabel(durationMs: number, sampleUnit: string, { total, unit }: LabelOptions): string {
  const durationNs = durationMs * NANOSECONDS_PER_MS;
  const inNanoseconds = scaleValue(total, sampleUnit, 'nanoseconds');
  const isTime = inNanoseconds.unit === 'ns' && total !== 0;
  const share = isTime ? `(${formatPercentage(inNanoseconds.value, durationNs)})` : '';
  const duration = formatScaled(durationNs, 'nanoseconds', 'auto');
  return `Duration: ${duration}, Total samples = ${formatScaled(total, sampleUnit, unit)} ${share}`;
}
