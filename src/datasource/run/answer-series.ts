// SPDX-License-Identifier: Apache-2.0
import type { DataFrame, Labels, QueryResultMeta } from '@grafana/data';
import type { PausableWork } from '#pkg/base';
import { readSeries, readSiteSeries, type HistorySnapshot, type ProfileTypeId, type Series } from '#pkg/capture';
import { seriesFrame } from '../frames/series-frames';
import { metrics, profileTypes } from '../query/known-names';
import { QueryError } from '../query/query-error';
import type { Grouping, SeepQuery } from '../query/seep-query';
import { grafanaUnitOf } from '../frames/grafana-unit';
import { sourceNotices } from './notices';
import type { QueryContext } from './query-context';

const DEFAULT_TOP = 10;
const DEFAULT_METRIC = 'heap_live';

/**
 * A metric over all captures, or a profile type: its sum, or its sites that grew most, one frame each.
 * @throws QueryError `unknown-metric`
 */
export function* answerSeries(query: SeepQuery, context: QueryContext): PausableWork<DataFrame[]> {
  const wanted = query.metric === undefined || query.metric === '' ? DEFAULT_METRIC : query.metric;
  const metric = metrics().find(({ value }) => value === wanted);
  if (metric !== undefined) {
    const series = readSeries(context.state.history, metric.value);
    return framesOf([{ series, labels: {}, displayName: `${context.service} ${metric.label}` }], query, context);
  }
  const profileType = profileTypes().find(({ value }) => value === wanted);
  if (profileType === undefined) {
    const names = metrics().map(({ value }) => value);
    throw new QueryError(
      'unknown-metric',
      `"${wanted.slice(0, 100)}" is no metric: use ${names.join(', ')}, or a profile type id`
    );
  }
  return framesOf(yield* sitesOf(query, profileType.value, context), query, context);
}

interface NamedSeries {
  readonly series: Series;
  readonly labels: Labels;
  readonly displayName: string;
}

function* sitesOf(
  query: SeepQuery,
  profileTypeId: ProfileTypeId,
  { state: { history }, service }: QueryContext
): PausableWork<NamedSeries[]> {
  const groupBy: Grouping = query.groupBy ?? 'function';
  if (groupBy === 'none') {
    return [{ series: sumSeries(history, profileTypeId), labels: {}, displayName: service }];
  }
  const sites = yield* readSiteSeries(history, { profileTypeId, groupBy, top: query.topN ?? DEFAULT_TOP });
  if (sites.length === 0) {
    // A frame without points has a place for the notices that say why.
    return [{ series: sumSeries(history, profileTypeId), labels: {}, displayName: service }];
  }
  return sites.map((series) => ({ series, labels: { [groupBy]: series.name }, displayName: series.name }));
}

function framesOf(named: readonly NamedSeries[], query: SeepQuery, context: QueryContext): DataFrame[] {
  return named.map(({ series, labels, displayName }, i) => {
    // Grafana collects the notices of all frames: once is enough.
    const meta: QueryResultMeta = i === 0 ? { notices: sourceNotices(context) } : {};
    const head = { refId: query.refId, name: displayName, meta };
    return seriesFrame(series, { head, labels: { service: context.service, ...labels }, displayName });
  });
}

function sumSeries({ captures }: HistorySnapshot, profileTypeId: ProfileTypeId): Series {
  const times: number[] = [];
  const values: number[] = [];
  const restarts: number[] = [];
  let isRestarted = false;
  for (const { timeUnixMs, rows, restart } of captures) {
    isRestarted ||= restart;
    const row = rows[profileTypeId];
    if (row !== undefined) {
      if (isRestarted) {
        restarts.push(times.length);
      }
      times.push(timeUnixMs);
      values.push(row.value.reduce((total, value) => total + value, 0));
      isRestarted = false;
    }
  }
  return {
    name: profileTypeId,
    unit: grafanaUnitOf(profileTypeId.split(':')[2] ?? ''),
    timesUnixMs: Float64Array.from(times),
    values: Float64Array.from(values),
    restarts,
  };
}
