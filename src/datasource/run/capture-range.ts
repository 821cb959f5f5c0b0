// SPDX-License-Identifier: Apache-2.0
// The two captures that a delta compares.
import type { QueryResultMetaNotice } from '@grafana/data';
import { captureIndexAt, type ProfileTypeId } from '#pkg/capture';
import { QueryError } from '../query/query-error';
import { resolveMoment } from '../query/resolve-moment';
import type { SeepQuery } from '../query/seep-query';
import { missingRowsNotice, oneCaptureNotice, restartNotice, sameCaptureNotice } from './notices';
import type { QueryContext } from './query-context';

export interface CapturePair {
  readonly beforeIndex: number;
  readonly afterIndex: number;
  readonly notices: readonly QueryResultMetaNotice[];
}

/** Why there are no two captures, in words for the user. */
export interface NoCapturePair {
  readonly notices: readonly QueryResultMetaNotice[];
}

/** @throws QueryError `bad-moment`, `before-not-earlier` */
export function findCapturePair(
  query: SeepQuery,
  profileTypeId: ProfileTypeId,
  context: QueryContext
): CapturePair | NoCapturePair {
  const { range, nowUnixMs } = context;
  const { history } = context.state;
  const before = resolveMoment(query.before, { end: 'before', range, nowUnixMs });
  const after = resolveMoment(query.after, { end: 'after', range, nowUnixMs });
  const beforeIndex = captureIndexAt(history, before, profileTypeId);
  const afterIndex = captureIndexAt(history, after, profileTypeId);
  if (beforeIndex === undefined || afterIndex === undefined) {
    return { notices: history.captures.length === 0 ? [] : [missingRowsNotice(profileTypeId)] };
  }
  if (beforeIndex === afterIndex) {
    const isYoung = before === 'auto-before' || history.captures.length < 2;
    const { timeUnixMs } = history.captures[beforeIndex];
    return { notices: [isYoung ? oneCaptureNotice(context) : sameCaptureNotice(timeUnixMs, context)] };
  }
  if (beforeIndex > afterIndex) {
    throw new QueryError(
      'before-not-earlier',
      'The capture meant by "before" is later than the one meant by "after": swap them'
    );
  }
  const restart = history.captures.slice(beforeIndex + 1, afterIndex + 1).find((capture) => capture.restart);
  const notices = restart === undefined ? [] : [restartNotice(restart.timeUnixMs, context)];
  return { beforeIndex, afterIndex, notices };
}
