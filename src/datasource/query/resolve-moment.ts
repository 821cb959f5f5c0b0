// SPDX-License-Identifier: Apache-2.0
// What a query means by "before" and "after".
import { dateMath, dateTime, type TimeRange } from '@grafana/data';
import type { Moment } from '#pkg/capture';
import { QueryError } from './query-error';

export interface MomentContext {
  readonly end: 'before' | 'after';
  readonly range: Pick<TimeRange, 'from' | 'to'>;
  readonly nowUnixMs: number;
}

/**
 * `text` (default "auto") as a moment of a history: auto, rangeStart, rangeEnd, Unix milliseconds, or a Grafana time expression.
 * @throws QueryError `bad-moment`
 */
export function resolveMoment(text: string | undefined, { end, range, nowUnixMs }: MomentContext): Moment {
  const trimmed = text?.trim() ?? '';
  switch (trimmed) {
    case '':
    case 'auto':
      return end === 'before' ? 'auto-before' : 'auto-after';
    case 'rangeStart':
      return range.from.valueOf();
    case 'rangeEnd':
      return range.to.valueOf();
  }
  if (/^\d+$/.test(trimmed)) {
    return Number(trimmed);
  }
  const moment = dateMath.toDateTime(trimmed, { now: dateTime(nowUnixMs), roundUp: end === 'after' });
  const unixMs = moment?.valueOf();
  if (unixMs === undefined || !Number.isFinite(unixMs)) {
    throw new QueryError(
      'bad-moment',
      `"${trimmed}" is no moment: use auto, rangeStart, rangeEnd, milliseconds, or e.g. now-1h`
    );
  }
  return unixMs;
}
