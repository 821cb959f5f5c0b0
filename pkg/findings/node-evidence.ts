// SPDX-License-Identifier: Apache-2.0
// What a history of captures says about each node of a delta tree: how steadily it rose, how much of what it allocated it kept,
// and how far sampling alone could explain the change.
import { GOROUTINES, type Capture, type CaptureHistory } from '#pkg/capture';
import type { DeltaTree } from '#pkg/calltree';
import { allocatedBetween } from './allocated-between';
import { evidenceCaptures, historyCaptures } from './evidence-captures';
import type { EvidenceRange } from './evidence-range';
import { provenRowsAt } from './goroutine-proof';
import { nodesOfStacks, sumIntoParents, totalsOfRows } from './path-index';
import { samplingVariance } from './sampling-variance';
import type { NodeEvidence } from './suspect';

/** A change this many standard errors away from 0 counts in full. */
const FULL_SIGNIFICANCE = 3;

/**
 * Evidence for `delta`, which was built from the two captures at the ends of `range`. O(captures * (rows + nodes)) with at most 60
 * captures.
 */
export function computeNodeEvidence(history: CaptureHistory, delta: DeltaTree, range: EvidenceRange): NodeEvidence {
  const { captures } = history;
  const stackNode = nodesOfStacks(delta, history.stacks);
  const standardError = standardErrors(delta, stackNode, { captures, range });
  const allocated = allocatedBetween(delta, stackNode, { captures, range });
  const change = delta.totalAfter.map((after, node) => after - delta.totalBefore[node]);
  const { rises, steps, firstSeenUnixMs, ...totals } = followTotals(delta, stackNode, { captures, range });
  const proven = range.profileTypeId === GOROUTINES ? provenRowsAt(history, range.afterIndex) : undefined;
  return {
    evidence: evidenceOf(change, { rises, steps, standardError }),
    kept: change.map((grown, node) => (allocated[node] > 0 ? Math.min(1, Math.max(0, grown / allocated[node])) : NaN)),
    allocated,
    standardError,
    firstSeenUnixMs,
    rises,
    steps,
    ...totals,
    ...(proven && { proven: totalsOfRows(delta, stackNode, proven) }),
  };
}

interface RangeOfCaptures {
  readonly captures: readonly Capture[];
  readonly range: EvidenceRange;
}

type FollowedTotals = Pick<NodeEvidence, 'rises' | 'steps' | 'firstSeenUnixMs' | 'history' | 'historyUnixMs'>;

/** Goes through the captures once and keeps only what is shown of them. */
function followTotals(delta: DeltaTree, stackNode: Int32Array, { captures, range }: RangeOfCaptures): FollowedTotals {
  const indexes = evidenceCaptures(captures, range);
  const shown = historyCaptures(captures, range, delta.length);
  const rises = new Int32Array(delta.length);
  const firstSeenUnixMs = new Float64Array(delta.length).fill(NaN);
  const between: Float64Array[] = [];
  let earlier: Float64Array | undefined;
  for (const index of indexes) {
    const { rows, timeUnixMs } = captures[index];
    const totals = totalsOfRows(delta, stackNode, rows[range.profileTypeId]);
    for (let node = 0; node < delta.length; node++) {
      rises[node] += earlier !== undefined && totals[node] > earlier[node] ? 1 : 0;
      if (totals[node] !== 0 && Number.isNaN(firstSeenUnixMs[node])) {
        firstSeenUnixMs[node] = timeUnixMs;
      }
    }
    if (shown.slice(1, -1).includes(index)) {
      between.push(totals);
    }
    earlier = totals;
  }
  return {
    ...{ rises, firstSeenUnixMs, steps: indexes.length - 1 },
    history: [delta.totalBefore, ...between, delta.totalAfter],
    historyUnixMs: shown.map((index) => captures[index].timeUnixMs),
  };
}

type Steadiness = Pick<NodeEvidence, 'rises' | 'steps' | 'standardError'>;

/** Share of steps up times significance: a jump that happened once is weak, however large, and a climb within the noise too. */
function evidenceOf(change: Float64Array, { rises, steps, standardError }: Steadiness): Float64Array {
  // Two captures are one step: it rose or it did not, which is no trend.
  if (steps < 2) {
    return change.map(() => NaN);
  }
  return change.map((grown, node) => {
    const standardErrors = standardError[node] > 0 ? Math.abs(grown) / standardError[node] : Infinity;
    return (rises[node] / steps) * Math.min(1, standardErrors / FULL_SIGNIFICANCE);
  });
}

/** Standard error of each subtree's change; all 0 for goroutine counts, which are exact. */
function standardErrors(delta: DeltaTree, stackNode: Int32Array, { captures, range }: RangeOfCaptures): Float64Array {
  const variance = new Float64Array(delta.length);
  const { profileTypeId, beforeIndex, afterIndex } = range;
  if (profileTypeId.startsWith('memory:')) {
    for (const one of samplingVariance(captures[beforeIndex], captures[afterIndex], profileTypeId)) {
      variance[stackNode[one.stack]] += one.variance;
    }
    sumIntoParents(delta, variance);
  }
  return variance.map(Math.sqrt);
}
