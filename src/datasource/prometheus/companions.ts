// SPDX-License-Identifier: Apache-2.0
// What else Prometheus knows about the processes behind a series, by the metrics that client_golang and VictoriaMetrics export.
import type { SeriesKind } from '../query/seep-query';
import { escapeForMatcher } from '../query/format-for-promql';
import type { PrometheusSeries } from './prometheus-series';

/** Series of the same processes. `work` and `limit` may also come from expressions of the query. */
export type CompanionName = 'start' | 'work' | 'gcCycles' | 'rss' | 'gomemlimit' | 'limit';

/**
 * Expressions for the companions of `series`, for its `job` and `instance`. Empty when some series has no `instance`: then it is a sum
 * over processes, which have no common start.
 */
export function companionExpressions(
  series: readonly PrometheusSeries[],
  kinds: ReadonlySet<SeriesKind>
): ReadonlyArray<readonly [CompanionName, string]> {
  if (series.length === 0 || series.some(({ labels }) => !labels.instance)) {
    return [];
  }
  const selector = `{${['job', 'instance'].flatMap((label) => matcherOf(label, series)).join(',')}}`;
  const ofHeap = [
    ['rss', `process_resident_memory_bytes${selector}`],
    ['gomemlimit', `go_gc_gomemlimit_bytes${selector} or go_memlimit_bytes${selector}`],
  ] as const;
  return [
    ['start', `process_start_time_seconds${selector}`],
    ['work', `go_memstats_alloc_bytes_total${selector}`],
    ...(kinds.has('heap_raw') ? [['gcCycles', `go_gc_duration_seconds_count${selector}`] as const] : []),
    ...(kinds.has('heap_raw') || kinds.has('heap_live') ? ofHeap : []),
  ];
}

/** No matcher for a label that some series lacks. */
function matcherOf(label: string, series: readonly PrometheusSeries[]): string[] {
  const values = [...new Set(series.map(({ labels }) => labels[label]))];
  const known = values.filter((value) => value !== undefined && value !== '');
  return known.length < values.length ? [] : [`${label}=~"${known.map(escapeForMatcher).join('|')}"`];
}

/** The one of `candidates` that has no label in contradiction to `series`; undefined when there is none or more than one. */
export function findCompanion(
  series: PrometheusSeries,
  candidates: readonly PrometheusSeries[]
): PrometheusSeries | undefined {
  const fitting = candidates.filter(({ labels }) =>
    // "resource" tells our own series apart, not processes.
    Object.entries(labels).every(([label, value]) => label === 'resource' || (series.labels[label] ?? value) === value)
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The value of `companion` at each of `timesUnixMs`; NaN where it has no point. */
export function columnAt(companion: PrometheusSeries, timesUnixMs: readonly number[]): Float64Array {
  const valueAt = new Map(companion.timesUnixMs.map((time, i) => [time, companion.values[i]]));
  return Float64Array.from(timesUnixMs, (time) => valueAt.get(time) ?? NaN);
}

/** The newest number of a series; undefined when it has none. */
export function newestOf(series: PrometheusSeries | undefined): number | undefined {
  return series?.values.filter((value) => !Number.isNaN(value)).at(-1);
}
