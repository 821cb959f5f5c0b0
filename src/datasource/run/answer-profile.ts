// SPDX-License-Identifier: Apache-2.0
import type { DataFrame, QueryResultMeta } from '@grafana/data';
import type { PausableWork } from '#pkg/base';
import { buildCallTreeInTurns } from '#pkg/calltree';
import { captureIndexAt, stacksAt } from '#pkg/capture';
import { profileFrame } from '../frames/tree-frames';
import { resolveMoment } from '../query/resolve-moment';
import type { SeepQuery } from '../query/seep-query';
import { missingRowsNotice, sourceNotices } from './notices';
import { profileTypeOf } from './profile-type-of';
import type { QueryContext } from './query-context';

/**
 * One capture as a tree: the newest, or the one nearest to what the query means by `after`.
 * @throws QueryError `bad-moment`, `unknown-profile-type`
 */
export function* answerProfile(query: SeepQuery, context: QueryContext): PausableWork<DataFrame[]> {
  const { range, nowUnixMs } = context;
  const { history, warnings } = context.state;
  const { value: profileTypeId, label: name } = profileTypeOf(query.profileType);
  const moment = resolveMoment(query.after, { end: 'after', range, nowUnixMs });
  const index = captureIndexAt(history, moment, profileTypeId);
  const head = { refId: query.refId, name };
  const notices = sourceNotices(context);
  if (index === undefined) {
    const missing = history.captures.length === 0 ? [] : [missingRowsNotice(profileTypeId)];
    return [yield* profileFrame({ ...head, meta: { notices: [...notices, ...missing] } })];
  }
  const custom = {
    schema: 1,
    kind: 'profile',
    profileType: profileTypeId,
    atUnixMs: history.captures[index].timeUnixMs,
    warnings: warnings.map(({ message }) => message),
  };
  const meta: QueryResultMeta = { notices, custom };
  const stacks = yield* stacksAt(history, index, profileTypeId);
  return [yield* profileFrame({ ...head, meta }, yield* buildCallTreeInTurns(stacks))];
}
