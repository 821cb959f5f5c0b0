// SPDX-License-Identifier: Apache-2.0
// What a history of captures says about each node of a delta tree: how steadily it rose, how much of what it allocated it kept,
// and how far sampling alone could explain the change.
import { inSlices, type PausableWork } from '#pkg/base';
import { GOROUTINES, type HistorySnapshot } from '#pkg/capture';
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
 * Evidence for `delta`, which was built from the two captures at the ends of `range`; the history must not change meanwhile.
 * O(captures * (rows + nodes)) with at most 60 captures.
 */
export function* computeNodeEvidence(
  history: HistorySnapshot,
  delta: DeltaTree,
  range: EvidenceRange
): PausableWork<NodeEvidence> {
  const { captures } = history;
  const stackNode = yield* nodesOfStacks(delta, history.stacks);
  const standardError = yield* standardErrors(delta, stackNode, { history, range });
  const allocated = yield* allocatedBetween(delta, stackNode, { captures, range });
  const { rises, steps, firstSeenUnixMs, ...totals } = yield* followTotals(delta, stackNode, { history, range });
  const provenRows = range.profileTypeId === GOROUTINES ? provenRowsAt(history, range.afterIndex) : undefined;
  const proven = provenRows && (yield* totalsOfRows(delta, stackNode, provenRows));
  const changeOf = (node: number) => delta.totalAfter[node] - delta.totalBefore[node];
  const keptOf = (node: number) =>
    allocated[node] > 0 ? Math.min(1, Math.max(0, changeOf(node) / allocated[node])) : NaN;
  return {
    evidence: yield* columnOf(delta.length, evidenceOf(changeOf, { rises, steps, standardError })),
    kept: yield* columnOf(delta.length, keptOf),
    allocated,
    standardError,
    firstSeenUnixMs,
    rises,
    steps,
    ...totals,
    ...(proven && { proven }),
  };
}

interface HistoryRange {
  readonly history: HistorySnapshot;
  readonly range: EvidenceRange;
}

function* columnOf(length: number, valueOf: (node: number) => number): PausableWork<Float64Array> {
  const column = new Float64Array(length);
  yield* inSlices(length, (from, to) => {
    for (let node = from; node < to; node++) {
      column[node] = valueOf(node);
    }
  });
  yield;
  return column;
}

type FollowedTotals = Pick<NodeEvidence, 'rises' | 'steps' | 'firstSeenUnixMs' | 'history' | 'historyUnixMs'>;

/** Goes through the captures once and keeps only what is shown of them. */
function* followTotals(
  delta: DeltaTree,
  stackNode: Int32Array,
  { history: { captures }, range }: HistoryRange
): PausableWork<FollowedTotals> {
  const indexes = evidenceCaptures(captures, range);
  const shown = historyCaptures(captures, range, delta.length);
  const rises = new Int32Array(delta.length);
  const firstSeenUnixMs = new Float64Array(delta.length).fill(NaN);
  const between: Float64Array[] = [];
  let earlier: Float64Array | undefined;
  for (const index of indexes) {
    const { rows, timeUnixMs } = captures[index];
    const totals = yield* totalsOfRows(delta, stackNode, rows[range.profileTypeId]);
    const previous = earlier;
    yield;
    yield* inSlices(delta.length, (from, to) => {
      for (let node = from; node < to; node++) {
        rises[node] += previous !== undefined && totals[node] > previous[node] ? 1 : 0;
        if (totals[node] !== 0 && Number.isNaN(firstSeenUnixMs[node])) {
          firstSeenUnixMs[node] = timeUnixMs;
        }
      }
    });
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
function evidenceOf(
  changeOf: (node: number) => number,
  { rises, steps, standardError }: Steadiness
): (node: number) => number {
  // Two captures are one step: it rose or it did not, which is no trend.
  if (steps < 2) {
    return () => NaN;
  }
  return (node) => {
    const standardErrors = standardError[node] > 0 ? Math.abs(changeOf(node)) / standardError[node] : Infinity;
    return (rises[node] / steps) * Math.min(1, standardErrors / FULL_SIGNIFICANCE);
  };
}

/** Standard error of each subtree's change; all 0 for goroutine counts, which are exact. */
function* standardErrors(
  delta: DeltaTree,
  stackNode: Int32Array,
  { history, range }: HistoryRange
): PausableWork<Float64Array> {
  const variance = new Float64Array(delta.length);
  if (range.profileTypeId.startsWith('memory:')) {
    const ofStacks = yield* samplingVariance(history, range);
    ofStacks.forEach((one, stack) => (variance[stackNode[stack]] += one));
    yield;
    yield* sumIntoParents(delta, variance);
  }
  return yield* columnOf(delta.length, (node) => Math.sqrt(variance[node]));
}
