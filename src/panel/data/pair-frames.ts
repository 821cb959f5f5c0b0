// SPDX-License-Identifier: Apache-2.0
// Two single snapshots: which is before and which is after.
import { type DataFrame, dateTimeFormat } from '@grafana/data';
import { t } from '../translate';
import { frameDetailsOf } from './frame-details';

export interface FramePair {
  readonly before: DataFrame;
  readonly after: DataFrame;
  /** Which is which, in words. */
  readonly caption: string;
}

// As profile stores name the two halves of a comparison.
const BEFORE_NAME = /^(?:baseline|before|left)\b/i;
const AFTER_NAME = /^(?:comparison|after|right)\b/i;

/** By the times that both know, else by their names, else in the order they came. */
export function pairFrames(first: DataFrame, second: DataFrame): FramePair {
  const [firstUnixMs, secondUnixMs] = [first, second].map(timeOf);
  const isByTime = firstUnixMs !== undefined && secondUnixMs !== undefined && firstUnixMs !== secondUnixMs;
  const isTurned = isByTime ? firstUnixMs > secondUnixMs : isNamed(AFTER_NAME, first) && isNamed(BEFORE_NAME, second);
  const [before, after] = isTurned ? [second, first] : [first, second];
  const values = { before: describe(before, 1), after: describe(after, 2) };
  return { before, after, caption: t('panel.pair.caption', 'Before: {{before}} · After: {{after}}', values) };
}

function timeOf(frame: DataFrame): number | undefined {
  return frameDetailsOf(frame).atUnixMs;
}

function isNamed(pattern: RegExp, { name = '', refId = '' }: DataFrame): boolean {
  return pattern.test(name) || pattern.test(refId);
}

function describe(frame: DataFrame, position: number): string {
  const unixMs = timeOf(frame);
  const name = frame.name === undefined || frame.name === 'response' ? undefined : frame.name;
  const known = name || frame.refId;
  const query = known ?? t('panel.pair.position', 'frame {{position}}', { position });
  return unixMs === undefined ? query : `${query} (${dateTimeFormat(unixMs)})`;
}
