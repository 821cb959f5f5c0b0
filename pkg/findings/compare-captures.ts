// SPDX-License-Identifier: Apache-2.0
import type { PausableWork } from '#pkg/base';
import { buildDeltaTreeInTurns, type DeltaTree } from '#pkg/calltree';
import { stacksAt, stacksOfCaptures, type HistorySnapshot } from '#pkg/capture';
import { historyCaptures } from './evidence-captures';
import type { EvidenceRange } from './evidence-range';
import { computeNodeEvidence } from './node-evidence';
import type { NodeEvidence } from './suspect';

export interface CapturesCompared {
  /** Has every path of the captures of `evidence.history`, so that any two of them can be compared on it; some hold nothing now. */
  readonly tree: DeltaTree;
  readonly evidence: NodeEvidence;
}

/**
 * What grew between the two captures of `range`, with what those between say about it. Where it pauses `history` is a snapshot: it
 * must not change meanwhile.
 * @throws CaptureError `no-such-capture`, `rows-not-captured`; TreeError `number-out-of-range`
 */
export function* compareCaptures(history: HistorySnapshot, range: EvidenceRange): PausableWork<CapturesCompared> {
  const { beforeIndex, afterIndex, profileTypeId } = range;
  const after = yield* stacksAt(history, afterIndex, profileTypeId);
  const between = historyCaptures(history.captures, range, 1).slice(1, -1);
  const before = yield* stacksOfCaptures(history, [beforeIndex, ...between], profileTypeId);
  const tree = yield* buildDeltaTreeInTurns(before, after);
  return { tree, evidence: yield* computeNodeEvidence(history, tree, range) };
}
