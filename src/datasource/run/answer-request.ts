// SPDX-License-Identifier: Apache-2.0
// All queries of one panel, answered together: one packet a round, each query failing for itself.
import { LoadingState, type DataFrame, type DataQueryError, type DataQueryResponse } from '@grafana/data';
import { SeepError, type PausableWork } from '#pkg/base';
import type { SeepQuery } from '../query/seep-query';
import { answerQuery } from './answer-query';
import type { QueryContext } from './query-context';
import { queryFailure } from './query-failure';

/** Packets of the same key replace each other (runRequest.ts). */
const PACKET_KEY = 'seep-live';

/** A query ready to run, or why it cannot be. */
export type PreparedQuery =
  { readonly refId: string; readonly query: SeepQuery } | { readonly refId: string; readonly failure: SeepError };

/** Remembers the last good frames of each query, so that a failing one keeps its picture. One per request. */
export class RequestAnswerer {
  readonly #prepared: readonly PreparedQuery[];
  readonly #lastGood = new Map<string, DataFrame[]>();

  constructor(prepared: readonly PreparedQuery[]) {
    this.#prepared = prepared;
  }

  /** What is known now. A failure of the source is told for each query, its frames stay. */
  *answer(context: QueryContext, state: LoadingState.Streaming | LoadingState.Done): PausableWork<DataQueryResponse> {
    const data: DataFrame[] = [];
    const errors: DataQueryError[] = [];
    for (const prepared of this.#prepared) {
      const { refId } = prepared;
      try {
        if ('failure' in prepared) {
          throw prepared.failure;
        }
        this.#lastGood.set(refId, yield* answerQuery(prepared.query, context));
        if (context.state.failure !== undefined) {
          errors.push(queryFailure(refId, context.state.failure));
        }
      } catch (error) {
        if (!(error instanceof SeepError)) {
          throw error;
        }
        errors.push(queryFailure(refId, error));
      }
      data.push(...(this.#lastGood.get(refId) ?? []));
      yield;
    }
    return { key: PACKET_KEY, state, data, ...(errors.length === 0 ? {} : { errors }) };
  }
}
