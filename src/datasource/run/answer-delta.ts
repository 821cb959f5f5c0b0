// SPDX-License-Identifier: Apache-2.0
import type { DataFrame, QueryResultMeta } from '@grafana/data';
import { t } from '@grafana/i18n';
import { balanceOf, buildDeltaTree, type DeltaTree } from '#pkg/calltree';
import { stacksAt, type ProfileTypeId } from '#pkg/capture';
import { computeNodeEvidence, findSuspects, scoreSuspect, type EvidenceRange, type NodeEvidence } from '#pkg/findings';
import { suspectsFrame } from '../frames/suspects-frame';
import { deltaFrame } from '../frames/tree-frames';
import type { SeepQuery } from '../query/seep-query';
import { findCapturePair, type CapturePair } from './capture-range';
import { sourceNotices } from './notices';
import { profileTypeOf } from './profile-type-of';
import type { QueryContext } from './query-context';

const DEFAULT_TOP = 10;

/** What grew between two captures, as a tree. Without two captures a frame of no rows that says why. */
export function answerDelta(query: SeepQuery, context: QueryContext): DataFrame[] {
  const profileType = profileTypeOf(query.profileType);
  const name = t('frame.delta', 'Growth: {{what}}', { what: profileType.label, interpolation: { escapeValue: false } });
  const pair = findCapturePair(query, profileType.value, context);
  const meta: QueryResultMeta = { notices: [...sourceNotices(context), ...pair.notices] };
  if (!('beforeIndex' in pair)) {
    return [deltaFrame({ refId: query.refId, name, meta })];
  }
  const { tree, evidence } = compareCaptures(rangeOf(pair, profileType.value), context);
  const custom = { ...deltaDetails(pair, context), profileType: profileType.value, balance: balanceOf(tree) };
  return [deltaFrame({ refId: query.refId, name, meta: { ...meta, custom } }, tree, evidence)];
}

/** Ranked places of growth between two captures, each scored over all that is known of it. */
export function answerSuspects(query: SeepQuery, context: QueryContext): DataFrame[] {
  const profileType = profileTypeOf(query.profileType);
  const name = t('frame.suspects', 'Suspects: {{what}}', {
    what: profileType.label,
    interpolation: { escapeValue: false },
  });
  const pair = findCapturePair(query, profileType.value, context);
  const meta: QueryResultMeta = { notices: [...sourceNotices(context), ...pair.notices] };
  if (!('beforeIndex' in pair)) {
    return [suspectsFrame([], { head: { refId: query.refId, name, meta }, unit: '', evidence: undefined })];
  }
  const range = rangeOf(pair, profileType.value);
  const { tree, evidence } = compareCaptures(range, context);
  const suspects = findSuspects(tree, { top: query.topN ?? DEFAULT_TOP });
  const { state, minGrowthAgeSeconds } = context;
  const rows = suspects.map((suspect) => ({
    suspect,
    score: scoreSuspect(state.history, suspect, { range, minGrowthAgeSeconds }).score,
  }));
  const custom = {
    ...deltaDetails(pair, context),
    kind: 'suspects',
    profileType: profileType.value,
    steps: evidence.steps,
  };
  return [
    suspectsFrame(rows, { head: { refId: query.refId, name, meta: { ...meta, custom } }, unit: tree.unit, evidence }),
  ];
}

function rangeOf({ beforeIndex, afterIndex }: CapturePair, profileTypeId: ProfileTypeId): EvidenceRange {
  return { beforeIndex, afterIndex, profileTypeId };
}

function compareCaptures(
  range: EvidenceRange,
  { state: { history } }: QueryContext
): { readonly tree: DeltaTree; readonly evidence: NodeEvidence } {
  const before = stacksAt(history, range.beforeIndex, range.profileTypeId);
  const after = stacksAt(history, range.afterIndex, range.profileTypeId);
  const tree = buildDeltaTree(before, after);
  return { tree, evidence: computeNodeEvidence(history, tree, range) };
}

function deltaDetails({ beforeIndex, afterIndex, notices }: CapturePair, { state }: QueryContext) {
  const { captures } = state.history;
  return {
    schema: 1,
    kind: 'delta',
    beforeUnixMs: captures[beforeIndex].timeUnixMs,
    afterUnixMs: captures[afterIndex].timeUnixMs,
    captures: afterIndex - beforeIndex + 1,
    warnings: [...state.warnings.map(({ message }) => message), ...notices.map(({ text }) => text)],
  };
}
