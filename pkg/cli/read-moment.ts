// SPDX-License-Identifier: Apache-2.0
// Moments as files have them: Unix time in seconds, milliseconds, microseconds or nanoseconds, or ISO 8601.

/** Above this a time is in a thousandth of the unit: 1e11 s is the year 5138, 1e11 ms the year 1973. */
const STEP_UP = 1e11;
const STEPS = [1, 1e3, 1e6, 1e9] as const;

// ISO 8601 as Grafana, spreadsheets and loggers write it, the T often a blank.
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/** A cell as Unix seconds or a bare number of an unknown unit; undefined when it is neither. Without a zone it is UTC. */
export function parseMoment(cell: string): { readonly value: number; readonly isIso: boolean } | undefined {
  const text = cell.trim();
  const iso = ISO.exec(text);
  if (iso !== null) {
    const seconds = isoSeconds(iso);
    return Number.isFinite(seconds) ? { value: seconds, isIso: true } : undefined;
  }
  const number = text === '' ? NaN : Number(text);
  return Number.isFinite(number) ? { value: number, isIso: false } : undefined;
}

function isoSeconds([, date, hourMinute = '00:00', seconds = '00', zone = 'Z']: RegExpExecArray): number {
  const whole = /^(?:Z|UTC)$/i.test(zone)
    ? 'Z'
    : zone.includes(':')
      ? zone
      : `${zone.slice(0, 3)}:${zone.slice(3) || '00'}`;
  const [second, fraction = '0'] = seconds.split(/[.,]/);
  return Date.parse(`${date}T${hourMinute}:${second}${whole}`) / 1000 + Number(`0.${fraction}`);
}

/** How many of the unit make a second, judged by the largest of the times. Small ones (relative times) are seconds. */
export function unitsPerSecondOf(times: Iterable<number>): number {
  let largest = 0;
  for (const time of times) {
    largest = Math.max(largest, Math.abs(time));
  }
  return STEPS.find((step) => largest / step <= STEP_UP) ?? STEPS[STEPS.length - 1];
}
