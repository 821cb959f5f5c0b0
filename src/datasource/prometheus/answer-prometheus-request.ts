// SPDX-License-Identifier: Apache-2.0
import type { DataFrame, DataQueryError, DataQueryRequest, DataQueryResponse, LoadingState } from '@grafana/data';
import { catchError, forkJoin, map, of, type Observable } from 'rxjs';
import { SeepError } from '#pkg/base';
import type { SeepQuery } from '../query/seep-query';
import { queryFailure } from '../run/query-failure';
import { answerPrometheusScore, type PrometheusScorePorts, type PrometheusScoreQuery } from './answer-prometheus-score';

/** Packets of the same key replace each other (runRequest.ts): not those of the live queries beside these. */
const PACKET_KEY = 'seep-prometheus';

export interface PrometheusRequestOptions extends PrometheusScorePorts {
  readonly minGrowthAgeSeconds: number;
  /** Of the packet: queries beside these may go on. */
  readonly state: LoadingState;
}

/** Whether a query is about the series of another data source; with a blank expression it is, but cannot run. */
export function isPrometheusScore(query: SeepQuery): query is PrometheusScoreQuery {
  return query.queryType === 'leakScore' && query.prometheusUid !== undefined && query.expr !== undefined;
}

/** All `queries` in one packet, each failing for itself. Leaving it cancels them. */
export function answerPrometheusRequest(
  queries: readonly PrometheusScoreQuery[],
  request: DataQueryRequest,
  { state, ...ports }: PrometheusRequestOptions
): Observable<DataQueryResponse> {
  return forkJoin(queries.map((query) => settled(query.refId, answerPrometheusScore(query, request, ports)))).pipe(
    map((answers) => {
      const errors = answers.flatMap(({ error }) => error ?? []);
      const data = answers.flatMap(({ frames }) => frames);
      return { key: PACKET_KEY, state, data, ...(errors.length === 0 ? {} : { errors }) };
    })
  );
}

interface Settled {
  readonly frames: readonly DataFrame[];
  readonly error?: DataQueryError;
}

function settled(refId: string, answer: Observable<DataFrame[]>): Observable<Settled> {
  return answer.pipe(
    map((frames) => ({ frames })),
    catchError((error) => {
      if (!(error instanceof SeepError)) {
        throw error;
      }
      return of({ frames: [], error: queryFailure(refId, error) });
    })
  );
}
