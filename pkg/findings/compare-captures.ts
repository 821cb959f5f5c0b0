// SPDX-License-Identifier: Apache-2.0
import { buildDeltaTree, type DeltaTree } from '#pkg/calltree';
import { stacksAt, stacksOfCaptures, type CaptureHistory } from '#pkg/capture';
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
 * What grew between the two captures of `range`, with what those between say about it.
 * @throws CaptureError `no-such-capture`, `rows-not-captured`; TreeError `number-out-of-range`
 */
export function compareCaptures(history: CaptureHistory, range: EvidenceRange): CapturesCompared {
  const { beforeIndex, afterIndex, profileTypeId } = range;
  const after = stacksAt(history, afterIndex, profileTypeId);
  const between = historyCaptures(history.captures, range, 1).slice(1, -1);
  const tree = buildDeltaTree(stacksOfCaptures(history, [beforeIndex, ...between], profileTypeId), after);
  return { tree, evidence: computeNodeEvidence(history, tree, range) };
}
