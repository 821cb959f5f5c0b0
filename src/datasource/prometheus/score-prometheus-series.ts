// SPDX-License-Identifier: Apache-2.0
import type { Labels } from '@grafana/data';
import { computeLeakScore } from '#pkg/leakscore';
import type { SeepQuery, SeriesKind } from '../query/seep-query';
import { chooseLimit } from '../run/choose-limit';
import { explainSuspect } from '../run/explain-suspect';
import type { ScoredSeries } from '../run/score-frames-of';
import { findCompanion, newestOf, type CompanionName } from './companions';
import { isRate } from './is-rate';
import { leakSeriesOf } from './leak-series-of';
import type { PrometheusSeries } from './prometheus-series';
import { scoreOverTime } from './score-over-time';

export interface SeriesToScore {
  readonly series: PrometheusSeries;
  readonly kind: SeriesKind;
}

export interface ScoreSeriesOptions {
  /** Of the same query: names tell them apart. */
  readonly all: readonly SeriesToScore[];
  readonly companions: ReadonlyMap<CompanionName, readonly PrometheusSeries[]>;
  readonly query: Pick<SeepQuery, 'expr' | 'workExpr' | 'limitBytes'>;
  readonly minGrowthAgeSeconds: number;
}

/** The scores of one series over time, and the newest with its forecast. */
export function scorePrometheusSeries({ series, kind }: SeriesToScore, options: ScoreSeriesOptions): ScoredSeries {
  const { companions, query, minGrowthAgeSeconds } = options;
  const leakSeries = leakSeriesOf(series, { kind, companions, workIsRate: isRate(query.workExpr ?? '') });
  const moments = scoreOverTime(leakSeries, { minGrowthAgeSeconds });
  const newest = moments.at(-1);
  const known = (name: CompanionName) => newestOf(findCompanion(series, companions.get(name) ?? []));
  const limit =
    kind === 'goroutines'
      ? undefined
      : chooseLimit(
          {
            queryBytes: query.limitBytes,
            expressionBytes: amountOf(known('limit')),
            gomemlimitBytes: amountOf(known('gomemlimit')),
          },
          { rssBytes: known('rss'), liveBytes: newest?.score.features?.lastLevel }
        );
  const resource = kind === 'goroutines' ? 'goroutines' : 'heap';
  return {
    title: titleOf(series, options),
    labels: labelsOf(series, resource),
    resource,
    seriesKind: kind,
    unit: kind === 'goroutines' ? 'count' : 'bytes',
    moments,
    newest: newest && {
      timeUnixMs: newest.timeUnixMs,
      limit,
      changes: explainSuspect(leakSeries, newest.score, { minGrowthAgeSeconds }),
      score:
        limit === undefined
          ? newest.score
          : computeLeakScore(leakSeries, { minGrowthAgeSeconds, limit: limit.liveLimitBytes }),
    },
  };
}

/** Labels of the series go before ours; `service` is what Prometheus calls the job. */
function labelsOf({ labels }: PrometheusSeries, resource: string): Labels {
  const service = labels.service ?? labels.job;
  return { ...(service === undefined ? {} : { service }), resource, ...labels };
}

/** The labels in which the series of a query differ; of a single one what it belongs to. */
function titleOf({ labels, metric }: PrometheusSeries, { all, query }: ScoreSeriesOptions): string {
  const names = [...new Set(all.flatMap(({ series }) => Object.keys(series.labels)))];
  const telling = names.filter((name) => new Set(all.map(({ series }) => series.labels[name])).size > 1);
  const values = telling.flatMap((name) => labels[name] ?? []);
  if (values.length > 0) {
    return values.join(' ');
  }
  return labels.service ?? labels.job ?? labels.instance ?? (metric || (query.expr ?? ''));
}

/** Prometheus says "no limit" with 0 (cgroup) or with the largest integer (GOMEMLIMIT). */
function amountOf(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 && value <= Number.MAX_SAFE_INTEGER ? value : undefined;
}
