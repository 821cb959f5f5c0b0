// SPDX-License-Identifier: Apache-2.0
// The score over one window, in PromQL alone: the five terms on the floors (minima) of equal parts of the window.
// Design and evaluation: docs/alerting.md, "What the rules compute".
import { formatDuration } from './duration.mjs';

/**
 * @param {import('./rule-settings.mjs').RuleWindow} window
 * @param {number} floors
 */
export function floorRules({ name, lengthMs }, floors) {
  const width = formatDuration(lengthMs / floors);
  return [
    { record: `leak:floor:${name}`, expr: `min_over_time(leak:live[${width}])` },
    { record: `leak:alloc_rate:${name}`, expr: `rate(go_memstats_alloc_bytes_total[${width}])` },
  ];
}

/**
 * @param {import('./rule-settings.mjs').RuleWindow} window
 * @param {number} floors
 */
export function scoreRules(window, floors) {
  const grid = floorGrid(window, floors);
  return [
    ...levelRules(grid),
    trendRule(grid),
    ...growthRules(grid),
    recencyRule(grid),
    ...loadRules(grid),
    scoreRule(grid),
  ];
}

/**
 * Ranges and offsets counted in floors.
 * A range is a millisecond short of its floors: then it holds exactly as many steps whether its left end belongs to it (Prometheus 2)
 * or not (Prometheus 3).
 */
function floorGrid({ name, lengthMs }, floors) {
  const widthMs = lengthMs / floors;
  const range = (count) => `[${formatDuration(count * widthMs - 1)}:${formatDuration(widthMs)}]`;
  const offset = (count) => `offset ${formatDuration(count * widthMs)}`;
  const floor = `leak:floor:${name}`;
  return {
    name,
    lengthMs,
    floors,
    widthMs,
    range,
    offset,
    floor,
    /** How much each floor is above the one so many floors before it. */
    rise: (count) => `(${floor} - ${floor} ${offset(count)})`,
    quarter: floors / 4,
    third: floors / 3,
    half: floors / 2,
  };
}

/** Median levels of the last, a middle and the first quarter of the floors. */
function levelRules({ name, floors, floor, range, offset, quarter, third }) {
  const level = `quantile_over_time(0.5, ${floor}${range(quarter)}`;
  return [
    { record: `leak:level_last:${name}`, expr: `${level})` },
    { record: `leak:level_mid:${name}`, expr: `${level} ${offset(third)})` },
    { record: `leak:level_first:${name}`, expr: `${level} ${offset(floors - quarter)})` },
  ];
}

/**
 * Mann-Kendall Z: all floors * (floors - 1) / 2 pairs as one subquery for each lag. Var S without ties (Mann 1945, Kendall 1975); no
 * Hamed-Rao correction.
 */
function trendRule({ name, floors, range, rise }) {
  const standardDeviation = Math.sqrt((floors * (floors - 1) * (2 * floors + 5)) / 18);
  const lags = Array.from({ length: floors - 1 }, (_, i) => i + 1);
  const sums = lags.map((lag) => `sum_over_time(sgn${rise(lag)}${range(floors - lag)})`);
  return {
    record: `leak:mk_z:${name}`,
    expr: `(\n  ${sums.join('\n  + ')}\n) / ${standardDeviation.toFixed(4)}`,
  };
}

function growthRules({ name, widthMs, range, rise, quarter, half }) {
  const halfSeconds = (half * widthMs) / 1000;
  return [
    // Theil's incomplete slope: the median of the differences over half a window.
    {
      record: `leak:slope_per_s:${name}`,
      expr: `quantile_over_time(0.5, ${rise(half)}${range(half)}) / ${halfSeconds}`,
    },
    { record: `leak:rising_share:${name}`, expr: `avg_over_time((${rise(half)} > bool 0)${range(half)})` },
    {
      record: `leak:late_growth:${name}`,
      expr: `quantile_over_time(0.5, ${rise(quarter)}${range(quarter)}) * 4\n/ clamp_min(leak:level_last:${name}, 1)`,
    },
  ];
}

function recencyRule({ name }) {
  return {
    record: `leak:recency:${name}`,
    expr: `clamp(
  (leak:level_last:${name} - leak:level_mid:${name})
  / (leak:level_last:${name} - leak:level_first:${name} > 0),
  0, 0.6
)
or leak:level_last:${name} * 0`,
  };
}

/** Joined on all labels of the target: two targets of one job and instance in two clusters stay two. */
function loadRules({ name, floors, range, offset, quarter }) {
  const rate = `quantile_over_time(0.5, leak:alloc_rate:${name}${range(quarter)}`;
  return [
    { record: `leak:load_ratio:${name}`, expr: `${rate})\n/ (${rate} ${offset(floors - quarter)}) > 0)` },
    {
      record: `leak:load_explained:${name}`,
      expr: `clamp(
  clamp_min(leak:load_ratio:${name} - 1, 0)
  / ignoring (resource) group_right ()
  (leak:level_last:${name} / clamp_min(leak:level_first:${name}, 1) - 1 > 0),
  0, 1
)
or leak:level_last:${name} * 0`,
    },
  ];
}

/** Weights: design of the leak score, section 9. A window that began before the process did has no score. */
function scoreRule({ name, lengthMs }) {
  return {
    record: `leak:score:${name}`,
    expr: `100 / (1 + exp(-(
  -2.95
  + 0.47 * clamp(leak:mk_z:${name}, -1, 4.5)
  + 2.40 * leak:recency:${name}
  + 0.74 * clamp(log10(clamp_min(leak:late_growth:${name}, 0.0001)), -2.2, 0)
  + 2.35 * leak:rising_share:${name}
  - 3.00 * leak:load_explained:${name}
)))
and ignoring (resource) (time() - process_start_time_seconds >= ${lengthMs / 1000})`,
  };
}
