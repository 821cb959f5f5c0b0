// SPDX-License-Identifier: Apache-2.0
import type { DataFrame } from '@grafana/data';
import type { PausableWork } from '#pkg/base';
import type { SeepQuery } from '../query/seep-query';
import { answerDelta, answerSuspects } from './answer-delta';
import { answerGoroutines } from './answer-goroutines';
import { answerLeakScore } from './answer-leak-score';
import { answerProfile } from './answer-profile';
import { answerSeries } from './answer-series';
import type { QueryContext } from './query-context';

/**
 * The frames of one query, from what is known now.
 * @throws QueryError
 */
export function* answerQuery(query: SeepQuery, context: QueryContext): PausableWork<DataFrame[]> {
  switch (query.queryType) {
    case 'series':
      return yield* answerSeries(query, context);
    case 'leakScore':
      return yield* answerLeakScore(query, context);
    case 'suspects':
      return yield* answerSuspects(query, context);
    case 'delta':
      return yield* answerDelta(query, context);
    case 'profile':
      return yield* answerProfile(query, context);
    case 'goroutines':
      return yield* answerGoroutines(query, context);
  }
}
