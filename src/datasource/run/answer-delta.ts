// SPDX-License-Identifier: Apache-2.0
import type { DataFrame, QueryResultMeta } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { PausableWork } from '#pkg/base';
import { balanceOf } from '#pkg/calltree';
import {
  compareCaptures,
  rankSuspects,
  scoreSuspects,
  type CapturesCompared,
  type SuspectRanking,
} from '#pkg/findings';
import { suspectsFrame } from '../frames/suspects-frame';
import { deltaFrame } from '../frames/tree-frames';
import type { SeepQuery } from '../query/seep-query';
import { findCapturePair, type CapturePair } from './capture-range';
import { sourceNotices } from './notices';
import { profileTypeOf } from './profile-type-of';
import type { QueryContext } from './query-context';

const DEFAULT_TOP = 10;

/** What grew between two captures, as a tree. Without two captures a frame of no rows that says why. */
export function* answerDelta(query: SeepQuery, context: QueryContext): PausableWork<DataFrame[]> {
  const profileType = profileTypeOf(query.profileType);
  const name = t('frame.delta', 'Growth: {{what}}', { what: profileType.label, interpolation: { escapeValue: false } });
  const pair = findCapturePair(query, profileType.value, context);
  const meta: QueryResultMeta = { notices: [...sourceNotices(context), ...pair.notices] };
  if (!('range' in pair)) {
    return [yield* deltaFrame({ refId: query.refId, name, meta })];
  }
  const { tree, evidence } = yield* compareCaptures(context.state.history, pair.range);
  const custom = {
    ...deltaDetails(pair, context),
    steps: evidence.steps,
    historyUnixMs: [...evidence.historyUnixMs],
    balance: balanceOf(tree),
  };
  return [yield* deltaFrame({ refId: query.refId, name, meta: { ...meta, custom } }, tree, evidence)];
}

/** Ranked places of growth between two captures, each scored over all that is known of it. */
export function* answerSuspects(query: SeepQuery, context: QueryContext): PausableWork<DataFrame[]> {
  const profileType = profileTypeOf(query.profileType);
  const name = t('frame.suspects', 'Suspects: {{what}}', {
    what: profileType.label,
    interpolation: { escapeValue: false },
  });
  const pair = findCapturePair(query, profileType.value, context);
  const meta: QueryResultMeta = { notices: [...sourceNotices(context), ...pair.notices] };
  if (!('range' in pair)) {
    return [suspectsFrame([], { head: { refId: query.refId, name, meta }, unit: '', evidence: undefined })];
  }
  const { state, minGrowthAgeSeconds } = context;
  const compared = yield* compareCaptures(state.history, pair.range);
  const { suspects, belowNoise } = yield* rankCompared(compared, query.topN ?? DEFAULT_TOP);
  const scores = yield* scoreSuspects(state.history, suspects, { range: pair.range, minGrowthAgeSeconds });
  const rows = suspects.map((suspect, i) => ({ suspect, score: scores[i].score }));
  const { tree, evidence } = compared;
  const custom = { ...deltaDetails(pair, context), kind: 'suspects', steps: evidence.steps, belowNoise };
  return [
    suspectsFrame(rows, { head: { refId: query.refId, name, meta: { ...meta, custom } }, unit: tree.unit, evidence }),
  ];
}

function rankCompared({ tree, evidence }: CapturesCompared, top: number): PausableWork<SuspectRanking> {
  const { proven, standardError } = evidence;
  return rankSuspects(tree, {
    top,
    standardErrorOf: (node) => standardError[node],
    provenOf: proven && ((node) => proven[node]),
  });
}

function deltaDetails({ range, compare }: CapturePair, { state }: QueryContext) {
  const { captures } = state.history;
  const { beforeIndex, afterIndex, profileTypeId } = range;
  return {
    schema: 1,
    kind: 'delta',
    profileType: profileTypeId,
    beforeUnixMs: captures[beforeIndex].timeUnixMs,
    afterUnixMs: captures[afterIndex].timeUnixMs,
    captures: afterIndex - beforeIndex + 1,
    compare,
    warnings: [...state.warnings, ...compare.problems].map(({ message }) => message),
  };
}
