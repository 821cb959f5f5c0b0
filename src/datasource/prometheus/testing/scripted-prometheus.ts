// SPDX-License-Identifier: Apache-2.0
// A Prometheus data source whose answers a test writes, and the way of a query through ours to it.
import {
  CoreApp,
  createDataFrame,
  dateTime,
  FieldType,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
} from '@grafana/data';
import { of, type Observable } from 'rxjs';
import { answerPrometheusRequest } from '../answer-prometheus-request';
import type { PrometheusScoreQuery } from '../answer-prometheus-score';

export interface ScriptedSeries {
  /** With `__name__` where it has one. */
  readonly labels: Record<string, string>;
  readonly timesUnixMs: readonly number[];
  readonly values: readonly number[];
}

export interface ScriptedPrometheus {
  /** What was asked, in order. */
  readonly asked: readonly DataQueryRequest[];
  /** Knows the uid "prom" and no other. */
  readonly findDataSource: (uid: string) => Promise<DataSourceApi>;
}

export function scriptedFrame(refId: string, { labels, timesUnixMs, values }: ScriptedSeries): DataFrame {
  return createDataFrame({
    refId,
    fields: [
      { name: 'Time', type: FieldType.time, values: [...timesUnixMs] },
      { name: 'Value', type: FieldType.number, labels, values: [...values] },
    ],
  });
}

/** Answers each expression by `script`, or each request by `answer`. */
export function scriptedPrometheus(
  script: (expr: string) => readonly ScriptedSeries[],
  answer?: (request: DataQueryRequest) => Observable<DataQueryResponse>
): ScriptedPrometheus {
  const asked: DataQueryRequest[] = [];
  const query = (request: DataQueryRequest): Observable<DataQueryResponse> => {
    asked.push(request);
    const data = request.targets.flatMap((target) =>
      script('expr' in target ? String(target.expr) : '').map((series) => scriptedFrame(target.refId, series))
    );
    return answer === undefined ? of({ data, state: LoadingState.Done }) : answer(request);
  };
  // Only these members are used.
  const source = { name: 'Prom', query } as unknown as DataSourceApi;
  const findDataSource = (uid: string) =>
    uid === 'prom' ? Promise.resolve(source) : Promise.reject({ message: `Datasource ${uid} was not found` });
  return { asked, findDataSource };
}

export interface ScriptedRequest {
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
  /** Default: a dashboard. */
  readonly app?: CoreApp;
  /** Default 0: the evidence alone. */
  readonly minGrowthAgeSeconds?: number;
}

/** The answer to `queries` as a panel gets it. */
export function askScripted(
  findDataSource: ScriptedPrometheus['findDataSource'],
  queries: PrometheusScoreQuery[],
  { fromUnixMs, toUnixMs, app = CoreApp.Dashboard, minGrowthAgeSeconds = 0 }: ScriptedRequest
): Observable<DataQueryResponse> {
  const range = { from: dateTime(fromUnixMs), to: dateTime(toUnixMs) };
  const request: DataQueryRequest = {
    requestId: 'Q1',
    interval: '1m',
    intervalMs: 60_000,
    range: { ...range, raw: range },
    scopedVars: {},
    targets: queries,
    timezone: 'utc',
    app,
    startTime: 0,
  };
  const yieldToHost = () => Promise.resolve();
  return answerPrometheusRequest(queries, request, {
    findDataSource,
    yieldToHost,
    minGrowthAgeSeconds,
    state: LoadingState.Done,
  });
}
