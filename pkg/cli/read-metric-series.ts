// SPDX-License-Identifier: Apache-2.0
// From metrics with labels to series to score: what accompanies them (allocated bytes, GC cycles, start time) is joined by labels.
import type { Warning } from '#pkg/base';
import type { LeakSeries, LeakSeriesKind, NamedLeakSeries } from '#pkg/leakscore';
import { onePointPerGc } from './read-gc-points';
import { isPerGc, findSeriesKind, findSeriesRole, type SeriesRole } from './read-series-kind';
import { findRestarts } from './read-restarts';

/** Samples of one metric with one set of labels, in any order. */
export interface MetricSeries {
  /** "" for the result of an expression. */
  readonly metric: string;
  /** Without the name of the metric. */
  readonly labels: ReadonlyMap<string, string>;
  readonly timesSeconds: readonly number[];
  readonly values: readonly number[];
}

export interface ReadSeries {
  readonly series: readonly NamedLeakSeries[];
  readonly warnings: readonly Warning[];
}

type Companions = Partial<Record<SeriesRole, MetricSeries>>;

/**
 * The series that are scored: those whose metric is known to be a heap or a goroutine count, or all that accompany none when there
 * is no such metric or when the caller names the kind. Others are left out with a warning.
 */
export function readMetricSeries(metrics: readonly MetricSeries[], kind?: LeakSeriesKind): ReadSeries {
  const ordered = metrics.map(sortByTime);
  const known = ordered.filter(({ metric }) => findSeriesKind(metric) !== undefined);
  const companions = companionsByLabels(ordered);
  const plain = ordered.filter(({ metric }) => findSeriesRole(metric) === undefined);
  const chosen = kind !== undefined || known.length === 0 ? [...known, ...plain] : known;
  const scored = chosen.length > 0 ? chosen : ordered;
  const left = scored === known ? plain.length : 0;
  return {
    series: scored.map((one, i) => ({
      name: nameOf(one) || `series ${i + 1}`,
      series: toLeakSeries(one, companions.get(keyOf(one.labels)) ?? {}, kind),
    })),
    warnings: left === 0 ? [] : [warnOfOthers(left)],
  };
}

function warnOfOthers(count: number): Warning {
  const series = count === 1 ? '1 series of another metric was' : `${count} series of other metrics were`;
  return {
    code: 'metrics-left-out',
    message: `${series} not scored: neither a heap nor goroutines; --kind scores all`,
  };
}

function companionsByLabels(metrics: readonly MetricSeries[]): ReadonlyMap<string, Companions> {
  const byLabels = new Map<string, Companions>();
  for (const one of metrics) {
    const role = findSeriesRole(one.metric);
    if (role !== undefined) {
      const key = keyOf(one.labels);
      byLabels.set(key, { ...byLabels.get(key), [role]: one });
    }
  }
  return byLabels;
}

function toLeakSeries(one: MetricSeries, companions: Companions, kind: LeakSeriesKind | undefined): LeakSeries {
  const ownKind = kind ?? findSeriesKind(one.metric) ?? 'heap_live';
  const at = (role: SeriesRole) => companions[role] && valuesAt(companions[role], one.timesSeconds);
  const workBytes = at('work');
  const gcCycles = at('gc-cycles');
  const restarts = findRestarts({ counters: [workBytes, gcCycles], startSeconds: at('start-time') });
  const whole: LeakSeries = { kind: ownKind, timesSeconds: one.timesSeconds, values: one.values, workBytes, restarts };
  if (ownKind === 'heap_raw') {
    return { ...whole, gcCycles };
  }
  return isPerGc(one.metric) ? onePointPerGc(whole, gcCycles) : whole;
}

/** The newest value at or before each time; NaN before the first. Both ascend. */
function valuesAt({ timesSeconds, values }: MetricSeries, moments: readonly number[]): number[] {
  let next = 0;
  return moments.map((moment) => {
    while (next < timesSeconds.length && timesSeconds[next] <= moment) {
      next++;
    }
    return next === 0 ? NaN : values[next - 1];
  });
}

function sortByTime(one: MetricSeries): MetricSeries {
  const { timesSeconds, values } = one;
  if (timesSeconds.every((time, i) => i === 0 || time >= timesSeconds[i - 1])) {
    return one;
  }
  const order = [...timesSeconds.keys()].sort((a, b) => timesSeconds[a] - timesSeconds[b]);
  return { ...one, timesSeconds: order.map((i) => timesSeconds[i]), values: order.map((i) => values[i]) };
}

/** In Prometheus' notation, labels in order of their names. */
function nameOf({ metric, labels }: MetricSeries): string {
  const pairs = sortedLabels(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? metric : `${metric}{${pairs.join(',')}}`;
}

function keyOf(labels: ReadonlyMap<string, string>): string {
  return JSON.stringify(sortedLabels(labels));
}

function sortedLabels(labels: ReadonlyMap<string, string>): Array<[string, string]> {
  return [...labels].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}
