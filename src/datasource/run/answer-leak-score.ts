// SPDX-License-Identifier: Apache-2.0
import { CoreApp, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { PausableWork } from '#pkg/base';
import type { HistorySnapshot } from '#pkg/capture';
import {
  readServiceSeries,
  scoredHeapOf,
  scoreService,
  type ScoredResource,
  type ServiceScore,
  type ServiceSeries,
} from '#pkg/findings';
import type { LeakSeries } from '#pkg/leakscore';
import type { SeepQuery } from '../query/seep-query';
import { chooseLimit, type ChosenLimit } from './choose-limit';
import { explainSuspect } from './explain-suspect';
import { sourceNotices } from './notices';
import type { QueryContext } from './query-context';
import { scoreFramesOf, type ScoredSeries } from './score-frames-of';
import type { ServiceMoment } from './score-log';

/** The score of the heap and of the goroutines over time, one frame each; the newest of each with its reasons and its forecast. */
export function* answerLeakScore(query: SeepQuery, context: QueryContext): PausableWork<DataFrame[]> {
  const { range, scores, minGrowthAgeSeconds, service, state } = context;
  const series = readServiceSeries(state.history);
  yield;
  const moments = yield* scores.scoresOf(
    { captures: state.history.captures, series },
    { fromUnixMs: range.from.valueOf(), toUnixMs: range.to.valueOf() },
    { minGrowthAgeSeconds }
  );
  const newest = yield* newestWithLimit(moments.at(-1), series, { ...context, queryLimitBytes: query.limitBytes });
  const resources = [
    { resource: 'heap', title: t('resource.heap', 'Heap'), unit: 'bytes' },
    { resource: 'goroutines', title: t('resource.goroutines', 'Goroutines'), unit: 'count' },
  ] as const;
  const scored = resources.map(({ resource, title, unit }): ScoredSeries => ({
    resource,
    title,
    unit,
    seriesKind: resource === 'heap' ? (newest?.heapKind ?? 'heap_live') : 'goroutines',
    labels: { service, resource },
    moments: moments.map(({ timeUnixMs, score }) => ({ timeUnixMs, score: score[resource] })),
    newest: newest && {
      timeUnixMs: newest.timeUnixMs,
      score: newest.score[resource],
      limit: resource === 'heap' ? newest.limit : undefined,
      changes: newest.changes[resource],
    },
  }));
  return scoreFramesOf(scored, {
    refId: query.refId,
    notices: sourceNotices(context),
    isExplore: context.app === CoreApp.Explore,
  });
}

interface NewestMoment extends ServiceMoment {
  readonly heapKind: LeakSeries['kind'];
  readonly limit: ChosenLimit | undefined;
  readonly changes: Readonly<Record<ScoredResource, readonly string[]>>;
}

type LimitContext = Pick<QueryContext, 'state' | 'settingsLimitBytes' | 'minGrowthAgeSeconds'> & {
  readonly queryLimitBytes: number | undefined;
};

/** The limit moves only the forecast, and only the newest forecast is shown: so the log of scores does not know it. */
function* newestWithLimit(
  newest: ServiceMoment | undefined,
  series: ServiceSeries,
  { state, queryLimitBytes, settingsLimitBytes, minGrowthAgeSeconds }: LimitContext
): PausableWork<NewestMoment | undefined> {
  if (newest === undefined) {
    return undefined;
  }
  const { timeUnixMs, score } = newest;
  const memory = newestMemory(state.history, timeUnixMs);
  const limit = chooseLimit(
    { queryBytes: queryLimitBytes, settingsBytes: settingsLimitBytes, gomemlimitBytes: memory?.gomemlimitBytes },
    { rssBytes: memory?.rssIsPeak === true ? undefined : memory?.rssBytes, liveBytes: score.heap.features?.lastLevel }
  );
  const isLast = state.history.captures.at(-1)?.timeUnixMs === timeUnixMs;
  const untilSeconds = timeUnixMs / 1000;
  yield;
  const limited = { minGrowthAgeSeconds, untilSeconds, limitBytes: limit?.liveLimitBytes };
  return {
    timeUnixMs,
    score: limit === undefined ? score : scoreService(series, limited),
    heapKind: series.heap.kind,
    limit,
    // Of an earlier capture it is known what came.
    changes: isLast ? yield* changesOf(series, score, minGrowthAgeSeconds) : { heap: [], goroutines: [] },
  };
}

function* changesOf(
  series: ServiceSeries,
  score: ServiceScore,
  minGrowthAgeSeconds: number
): PausableWork<NewestMoment['changes']> {
  const options = { minGrowthAgeSeconds };
  yield;
  const heap = explainSuspect(scoredHeapOf(series.heap), score.heap, options);
  yield;
  return { heap, goroutines: explainSuspect(series.goroutines, score.goroutines, options) };
}

/** What the newest capture up to a moment says of the process. */
function newestMemory({ captures }: HistorySnapshot, timeUnixMs: number) {
  return captures.filter((capture) => capture.timeUnixMs <= timeUnixMs && capture.memory !== undefined).at(-1)?.memory;
}
