// SPDX-License-Identifier: Apache-2.0
// Durations as Prometheus writes them.
import { ScriptError } from '../script-error.mjs';

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
const DURATION = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * @param {string} text such as 3h, 7d or 1h30m
 * @returns {number} milliseconds, above 0
 * @throws {ScriptError} when it is not one
 */
export function parseDuration(text) {
  const counts = DURATION.exec(text)?.slice(1) ?? [];
  const durationMs = counts.reduce((sum, count, i) => sum + Number(count ?? 0) * UNITS[i][1], 0);
  if (durationMs === 0) {
    throw new ScriptError(`"${text}" is no duration. Write 90s, 15m, 3h or 7d.`);
  }
  return durationMs;
}

/**
 * Hours and smaller units only: `153h59m59s999ms` is as good to Prometheus as days, and easier to compare with its neighbours.
 * @param {number} durationMs whole milliseconds, above 0
 */
export function formatDuration(durationMs) {
  let restMs = durationMs;
  let text = '';
  for (const [unit, unitMs] of UNITS.slice(1)) {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    text += count > 0 ? `${count}${unit}` : '';
  }
  return text;
}
