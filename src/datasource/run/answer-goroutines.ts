// SPDX-License-Identifier: Apache-2.0
import type { DataFrame, QueryResultMeta } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { PausableWork } from '#pkg/base';
import { captureIndexAt, GOROUTINES } from '#pkg/capture';
import { goroutinesFrame } from '../frames/goroutines-frame';
import { resolveMoment } from '../query/resolve-moment';
import type { SeepQuery } from '../query/seep-query';
import { listGoroutines } from './list-goroutines';
import { noGoroutinesNotice, sourceNotices } from './notices';
import type { QueryContext } from './query-context';

/**
 * The goroutines of one capture: the newest of the time range, or the one nearest to what the query means by `after`.
 * @throws QueryError `bad-moment`
 */
export function* answerGoroutines(query: SeepQuery, context: QueryContext): PausableWork<DataFrame[]> {
  const { history, warnings } = context.state;
  const index = captureIndexOf(query, context);
  const notices = sourceNotices(context);
  const head = { refId: query.refId, name: t('frame.goroutines', 'Goroutines') };
  if (index === undefined) {
    const missing = history.captures.length === 0 ? [] : [noGoroutinesNotice()];
    return [yield* goroutinesFrame([], { ...head, meta: { notices: [...notices, ...missing] } })];
  }
  const rows = yield* listGoroutines(history, index);
  const custom = {
    schema: 1,
    kind: 'goroutines',
    profileType: GOROUTINES,
    atUnixMs: history.captures[index].timeUnixMs,
    total: rows.reduce((sum, { count }) => sum + count, 0),
    warnings: warnings.map(({ message }) => message),
  };
  const meta: QueryResultMeta = { notices, custom };
  return [yield* goroutinesFrame(rows, { ...head, meta })];
}

function captureIndexOf(query: SeepQuery, { range, nowUnixMs, state }: QueryContext): number | undefined {
  const { history } = state;
  const moment = resolveMoment(query.after, { end: 'after', range, nowUnixMs });
  if (moment !== 'auto-after') {
    return captureIndexAt(history, moment, GOROUTINES);
  }
  const [fromUnixMs, toUnixMs] = [range.from.valueOf(), range.to.valueOf()];
  const inRange = Array.from(history.captures.keys()).filter((index) => {
    const { rows, timeUnixMs } = history.captures[index];
    return rows[GOROUTINES] !== undefined && timeUnixMs >= fromUnixMs && timeUnixMs <= toUnixMs;
  });
  return inRange.at(-1);
}
