// SPDX-License-Identifier: Apache-2.0
// The two captures that a delta compares.
import type { QueryResultMetaNotice } from '@grafana/data';
import { autoBeforeIndex, captureIndexAt, type ProfileTypeId } from '#pkg/capture';
import { checkComparison, type EvidenceRange } from '#pkg/findings';
import { QueryError } from '../query/query-error';
import { resolveMoment } from '../query/resolve-moment';
import type { SeepQuery } from '../query/seep-query';
import { comparisonNotices, describeComparison, type DescribedComparison } from './comparison-problems';
import { missingRowsNotice, oneCaptureNotice, sameCaptureNotice } from './notices';
import type { QueryContext } from './query-context';

export interface CapturePair {
  readonly range: EvidenceRange;
  readonly compare: DescribedComparison;
  /** The problems of the comparison. */
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
  const { range: timeRange, nowUnixMs } = context;
  const { history } = context.state;
  const before = resolveMoment(query.before, { end: 'before', range: timeRange, nowUnixMs });
  const after = resolveMoment(query.after, { end: 'after', range: timeRange, nowUnixMs });
  const afterIndex = captureIndexAt(history, after, profileTypeId);
  const beforeIndex =
    before === 'auto-before' && afterIndex !== undefined
      ? autoBeforeIndex(history, afterIndex, profileTypeId)
      : captureIndexAt(history, before, profileTypeId);
  if (beforeIndex === undefined || afterIndex === undefined) {
    return { notices: history.captures.length === 0 ? [] : [missingRowsNotice(profileTypeId)] };
  }
  if (beforeIndex === afterIndex) {
    const isYoung = (before === 'auto-before' && after === 'auto-after') || history.captures.length < 2;
    const { timeUnixMs } = history.captures[beforeIndex];
    return { notices: [isYoung ? oneCaptureNotice(context) : sameCaptureNotice(timeUnixMs, context)] };
  }
  if (beforeIndex > afterIndex) {
    throw new QueryError(
      'before-not-earlier',
      'The capture meant by "before" is later than the one meant by "after": swap them'
    );
  }
  const range = { beforeIndex, afterIndex, profileTypeId };
  const compare = describeComparison(checkComparison(history.captures, range), context);
  return { range, compare, notices: comparisonNotices(compare) };
}
