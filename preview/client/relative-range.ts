// SPDX-License-Identifier: Apache-2.0
import { type TimeRange, dateMath, dateTime, makeTimeRange } from '@grafana/data';

/** The ranges that the page offers, by their start. */
export const RANGE_LABELS: Record<string, string> = {
  'now-2m': 'Last 2 minutes',
  'now-5m': 'Last 5 minutes',
  'now-15m': 'Last 15 minutes',
  'now-1h': 'Last 1 hour',
};

/** From `from` (e.g. now-5m) until now. */
export function relativeRange(from: string): TimeRange {
  const start = dateMath.toDateTime(from, {}) ?? dateTime();
  return { ...makeTimeRange(start, dateTime()), raw: { from, to: 'now' } };
}
