// SPDX-License-Identifier: Apache-2.0
// What else Prometheus knows about the processes behind a series, by the metrics that client_golang and VictoriaMetrics export.
import { COMPANION_METRICS, companionFinder } from '#pkg/leakscore';
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
  const firstOf = (metrics: readonly string[]) => metrics.map((metric) => `${metric}${selector}`).join(' or ');
  return [
    ['start', firstOf(COMPANION_METRICS.start)],
    ['work', firstOf(COMPANION_METRICS.work)],
    ['gcCycles', firstOf(COMPANION_METRICS.gcCycles)],
    ...(kinds.has('heap_raw') || kinds.has('heap_live') ? ofHeap : []),
  ];
}

/** No matcher for a label that some series lacks. */
function matcherOf(label: string, series: readonly PrometheusSeries[]): string[] {
  const values = [...new Set(series.map(({ labels }) => labels[label]))];
  const known = values.filter((value) => value !== undefined && value !== '');
  return known.length < values.length ? [] : [`${label}=~"${known.map(escapeForMatcher).join('|')}"`];
}

/** The one of `candidates` that is of the process of `series`; undefined when there is none or more than one. */
export function findCompanion(
  series: PrometheusSeries,
  candidates: readonly PrometheusSeries[]
): PrometheusSeries | undefined {
  const labelled = (one: PrometheusSeries) => ({ one, metric: one.metric, labels: labelMapOf(one) });
  return companionFinder(candidates.map(labelled))(labelled(series))?.one;
}

export function labelMapOf({ labels }: PrometheusSeries): ReadonlyMap<string, string> {
  return new Map(Object.entries(labels));
}

/** The newest number of a series; undefined when it has none. */
export function newestOf(series: PrometheusSeries | undefined): number | undefined {
  return series?.values.filter((value) => !Number.isNaN(value)).at(-1);
}
