// SPDX-License-Identifier: Apache-2.0
// From metrics with labels to series to score: what accompanies them (allocated bytes, GC cycles, start time) is joined by labels.
import type { Warning } from '#pkg/base';
import {
  companionFinder,
  findMetricRole,
  guessSeriesKind,
  seriesOfMetric,
  type CompanionRole,
  type LeakSeriesKind,
  type MetricRole,
  type NamedLeakSeries,
  type ProcessSamples,
} from '#pkg/leakscore';

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

/**
 * The series that are scored: those whose metric is known to be a heap or a goroutine count, or all that accompany none when there
 * is no such metric or when the caller names the kind. Others are left out with a warning.
 */
export function readMetricSeries(metrics: readonly MetricSeries[], kind?: LeakSeriesKind): ReadSeries {
  const ordered = metrics.map(sortByTime).map((one) => ({ ...one, role: findMetricRole(one.metric) }));
  const known = ordered.filter(({ role }) => isKind(role));
  const plain = ordered.filter(({ role }) => role === undefined);
  const chosen = kind !== undefined || known.length === 0 ? [...known, ...plain] : known;
  const scored = chosen.length > 0 ? chosen : ordered;
  const left = scored === known ? plain.length : 0;
  const processOf = processFinder(ordered);
  return {
    series: scored.map((one, i) => ({
      name: nameOf(one) || `series ${i + 1}`,
      series: seriesOfMetric({
        ...one,
        kind: kind ?? guessSeriesKind(one.metric, one.labels),
        process: processOf(one),
      }),
    })),
    warnings: left === 0 ? [] : [warnOfOthers(left)],
  };
}

/** False for what only accompanies a series. */
function isKind(role: MetricRole | undefined): boolean {
  return role === 'goroutines' || role === 'heap_live' || role === 'heap_raw';
}

function warnOfOthers(count: number): Warning {
  const series = count === 1 ? '1 series of another metric was' : `${count} series of other metrics were`;
  return {
    code: 'metrics-left-out',
    message: `${series} not scored: neither a heap nor goroutines; --kind scores all`,
  };
}

/** What is known of the process of a series. A series without an instance is a sum over processes: nothing of a single one is its own. */
function processFinder(
  metrics: ReadonlyArray<MetricSeries & { readonly role: MetricRole | undefined }>
): (one: MetricSeries) => ProcessSamples {
  const finderOf = (wanted: CompanionRole) => {
    const find = companionFinder(metrics.filter(({ role }) => role === wanted));
    return (one: MetricSeries) => {
      const found = find(one);
      return one.labels.has('instance') || !found?.labels.has('instance') ? found : undefined;
    };
  };
  const [work, gcCycles, start] = [finderOf('work'), finderOf('gcCycles'), finderOf('start')];
  return (one) => ({ work: work(one), gcCycles: gcCycles(one), start: start(one) });
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

function sortedLabels(labels: ReadonlyMap<string, string>): Array<[string, string]> {
  return [...labels].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}
