// SPDX-License-Identifier: Apache-2.0
// Range queries to another data source of Grafana, which brings its own address, login and limits.
import {
  LoadingState,
  rangeUtil,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type QueryResultMetaNotice,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { catchError, defer, from, map, reduce, switchMap, type Observable } from 'rxjs';
import { QueryError } from '../query/query-error';
import { readPrometheusSeries, type PrometheusSeries } from './prometheus-series';

/** Enough for the 40 floors of a score and for the pixels of a panel. */
const POINTS = 600;
/** Prometheus refuses more in one series. */
const MOST_POINTS = 11_000;

/** A range query as Grafana's Prometheus data source stores it. */
interface PrometheusTarget extends DataQuery {
  readonly expr: string;
  readonly range: true;
  readonly instant: false;
  readonly exemplar: false;
  readonly format: 'time_series';
  /** Shortest step; "" leaves it to the scrape interval. */
  readonly interval: string;
}

export interface PrometheusQuestion {
  readonly uid: string;
  /** Tells the questions of one request apart: of two that go under one name, Grafana cancels the first. */
  readonly id: string;
  /** Pairs of a name for the answer and PromQL. */
  readonly expressions: ReadonlyArray<readonly [string, string]>;
  /** Such as 30s. */
  readonly step: string | undefined;
}

export interface PrometheusAnswer {
  /** By the names of the question: those without series are not in it. */
  readonly series: ReadonlyMap<string, readonly PrometheusSeries[]>;
  /** What the data source itself notes, e.g. a warning of Prometheus. */
  readonly notices: readonly QueryResultMetaNotice[];
}

/** Finds a data source by its uid; rejects when there is none. */
export type FindDataSource = (uid: string) => Promise<DataSourceApi>;

/**
 * One answer to `question` over the range of `asking`. Leaving it cancels the request.
 * Fails with QueryError `unknown-data-source`, `prometheus-failed`, `bad-step`.
 */
export function askPrometheus(
  findDataSource: FindDataSource,
  question: PrometheusQuestion,
  asking: DataQueryRequest
): Observable<PrometheusAnswer> {
  return defer(() => findNamed(findDataSource, question.uid)).pipe(
    catchError((error) => {
      throw new QueryError('unknown-data-source', `There is no data source "${question.uid}" (${reasonOf(error)})`);
    }),
    switchMap((source) => {
      const request = requestOf(question, asking);
      return defer(() => answerOf(source, request)).pipe(
        reduce((packets, packet) => packets.set(keyOf(packet), packet), new Map<string, DataQueryResponse>()),
        map((packets) => readAnswer([...packets.values()])),
        catchError((error) => {
          throw new QueryError('prometheus-failed', `${source.name} said: ${reasonOf(error)}`);
        })
      );
    })
  );
}

/** Packets of one key replace each other (runRequest.ts). */
function keyOf({ key, data }: DataQueryResponse): string {
  return key ?? data.at(0)?.refId ?? '';
}

/** Without a uid Grafana gives its default data source, which nobody meant. */
async function findNamed(findDataSource: FindDataSource, uid: string): Promise<DataSourceApi> {
  if (uid === '') {
    throw new Error('the uid is empty');
  }
  return findDataSource(uid);
}

function answerOf(source: DataSourceApi, request: DataQueryRequest): Observable<DataQueryResponse> {
  const answer = source.query(request);
  return 'subscribe' in answer ? answer : from(answer);
}

function requestOf({ uid, id, expressions, step }: PrometheusQuestion, asking: DataQueryRequest): DataQueryRequest {
  const rangeMs = asking.range.to.valueOf() - asking.range.from.valueOf();
  const intervalMs = step === undefined ? Math.max(1000, Math.ceil(rangeMs / POINTS)) : stepMsOf(step);
  const targets = expressions.map(([refId, expr]): PrometheusTarget => ({
    refId,
    expr,
    datasource: { uid },
    range: true,
    instant: false,
    exemplar: false,
    format: 'time_series',
    interval: step ?? '',
  }));
  return {
    ...asking,
    requestId: `${asking.requestId} ${id}`,
    targets,
    intervalMs,
    interval: rangeUtil.secondsToHms(intervalMs / 1000),
    maxDataPoints: Math.min(MOST_POINTS, Math.ceil(rangeMs / intervalMs) + 1),
  };
}

function stepMsOf(step: string): number {
  let stepMs = NaN;
  try {
    stepMs = rangeUtil.intervalToMs(step);
  } catch {
    // It throws for some of what is no duration and gives NaN for the rest.
  }
  if (!(stepMs > 0)) {
    throw new QueryError('bad-step', `"${step}" is no step: use a duration such as 30s, 1m or 1h`);
  }
  return stepMs;
}

function readAnswer(packets: readonly DataQueryResponse[]): PrometheusAnswer {
  const series = new Map<string, PrometheusSeries[]>();
  const notices: QueryResultMetaNotice[] = [];
  for (const packet of packets) {
    const { data, errors = [], state } = packet;
    const failure = errors.at(0) ?? olderErrorOf(packet);
    if (failure !== undefined || state === LoadingState.Error) {
      throw new Error(reasonOf(failure));
    }
    for (const frame of data) {
      const refId: string = frame.refId ?? '';
      series.set(refId, [...(series.get(refId) ?? []), ...readPrometheusSeries([frame])]);
      notices.push(...(frame.meta?.notices ?? []));
    }
  }
  return { series, notices };
}

/** Grafana's own data sources still fail in a member that came before `errors`. */
function olderErrorOf(packet: object): unknown {
  return 'error' in packet ? packet.error : undefined;
}

/** The words in an error of any shape: Grafana's own are objects with `message`, `statusText` or `data.message`. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) {
    return typeof error === 'string' && error !== '' ? error : 'no reason';
  }
  const inner = 'data' in error && typeof error.data === 'object' ? error.data : null;
  const candidates = [
    inner !== null && 'message' in inner ? inner.message : undefined,
    'message' in error ? error.message : undefined,
    'statusText' in error ? error.statusText : undefined,
  ];
  return candidates.find((text): text is string => typeof text === 'string' && text !== '') ?? 'no reason';
}
