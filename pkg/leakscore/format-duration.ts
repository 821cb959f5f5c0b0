// SPDX-License-Identifier: Apache-2.0
// Spans of time as people say them.

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/** "45 s", "12 min", "3.2 h", "19 days": one unit, as coarse as a forecast deserves. Expects a finite number of at least 0. */
export function formatDuration(seconds: number): string {
  if (seconds < 2 * MINUTE_SECONDS) {
    return `${Math.round(seconds)} s`;
  }
  if (seconds < 2 * HOUR_SECONDS) {
    return `${Math.round(seconds / MINUTE_SECONDS)} min`;
  }
  if (seconds < 2 * DAY_SECONDS) {
    return `${Number((seconds / HOUR_SECONDS).toFixed(1))} h`;
  }
  const days = Math.round(seconds / DAY_SECONDS);
  return days > 9999 ? 'more than 9,999 days' : `${days} days`;
}
