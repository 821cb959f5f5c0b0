// SPDX-License-Identifier: Apache-2.0
// What the windows say together: the largest score, the growth in the window that has it, and the earliest believable limit.

import { formatDuration } from './duration.mjs';

/** @param {import('./rule-settings.mjs').RuleSettings} settings */
export function verdictRules(settings) {
  const { windows, criticalScore } = settings;
  const now = windows[0].name;
  const timesToLimit = windows.map(({ name }) => ({
    record: `leak:seconds_to_limit:${name}`,
    // The level of the shortest window: the last quarter of seven days is a day old.
    expr: `clamp_min(
  (leak:live_limit_bytes - on (job, instance) group_right () leak:level_last:${now}{resource="heap"})
  / (leak:slope_per_s:${name}{resource="heap"} > 0),
  0
)`,
  }));
  return [
    { record: 'leak:score', expr: overWindows('max', windows, (window) => heldScore(settings, window)) },
    {
      record: 'leak:growth_per_s',
      expr: windows
        .map(({ name }) => `(leak:slope_per_s:${name} and (leak:score:${name} >= leak:score))`)
        .join('\nor '),
    },
    ...timesToLimit,
    {
      record: 'leak:seconds_to_limit',
      expr: overWindows(
        'min',
        windows,
        ({ name }) => `leak:seconds_to_limit:${name} and (leak:score:${name} >= ${criticalScore})`
      ),
    },
  ];
}

/**
 * The least score of a window during one of its floors, less what the alerts wait anyway. A single step of the level looks like a leak
 * while it crosses one floor: 15 minutes in 3 hours, but 2 hours in 24.
 */
function heldScore({ floors, holdMs }, { name, lengthMs }) {
  const heldMs = lengthMs / floors - holdMs;
  const score = `leak:score:${name}`;
  // Without the second half, the scores of a process that has ended would live on.
  return heldMs > 0 ? `min_over_time(${score}[${formatDuration(heldMs)}]) and ${score}` : score;
}

/** One value for each target and resource, all their labels kept. `or` needs a label that tells the windows apart. */
function overWindows(operator, windows, expressionOf) {
  const parts = windows.map((window) => `label_replace(${expressionOf(window)}, "window", "${window.name}", "", "")`);
  return `${operator} without (window) (\n  ${parts.join('\n  or ')}\n)`;
}
