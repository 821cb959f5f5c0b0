// SPDX-License-Identifier: Apache-2.0
// What a history of captures says about each node of a delta tree: how steadily it rose, how much of what it allocated it kept,
// and how far sampling alone could explain the change.
import {
  HEAP_ALLOC_OBJECTS,
  HEAP_ALLOC_SPACE,
  HEAP_INUSE_OBJECTS,
  HEAP_INUSE_SPACE,
  type Capture,
  type CaptureHistory,
  type ProfileTypeId,
} from '#pkg/capture';
import type { DeltaTree } from '#pkg/calltree';
import { nodesOfStacks, sumIntoParents } from './path-index';
import { samplingVariance } from './sampling-variance';
import type { NodeEvidence } from './suspect';

/** More captures than this in the range are thinned evenly: rises are a share, and the work stays bounded. */
const MOST_CAPTURES = 60;

/** A change this many standard errors away from 0 counts in full. */
const FULL_SIGNIFICANCE = 3;

export interface EvidenceRange {
  readonly profileTypeId: ProfileTypeId;
  /** Indexes into history.captures, before < after. */
  readonly beforeIndex: number;
  readonly afterIndex: number;
}

/** Evidence for `delta`, which was built from the two captures at the ends of `range`. O(captures * (rows + nodes)). */
export function computeNodeEvidence(history: CaptureHistory, delta: DeltaTree, range: EvidenceRange): NodeEvidence {
  const stackNode = nodesOfStacks(delta, history.stacks);
  const captures = informativeCaptures(history.captures, range);
  const snapshots = captures.map((capture) => totalsOf(delta, stackNode, capture, range.profileTypeId));
  const before = history.captures[range.beforeIndex];
  const after = history.captures[range.afterIndex];
  const rises = countRises(delta.length, snapshots);
  const standardError = standardErrors(delta, stackNode, { before, after, profileTypeId: range.profileTypeId });
  const steps = Math.max(0, captures.length - 1);
  return {
    evidence: evidenceOf(delta, { rises, steps, standardError }),
    kept: retention(delta, stackNode, { before, after, profileTypeId: range.profileTypeId }),
    standardError,
    firstSeenUnixMs: firstSeen(delta.length, captures, snapshots),
    rises,
    steps,
  };
}

/**
 * Without a new GC a heap profile says nothing new (runtime/pprof: it is as of the last completed cycle): repeated values are not
 * evidence of standing still. Goroutine counts are always new.
 */
function informativeCaptures(all: readonly Capture[], range: EvidenceRange): Capture[] {
  const withRows = all
    .slice(range.beforeIndex, range.afterIndex + 1)
    .filter((capture) => capture.rows[range.profileTypeId] !== undefined);
  const isHeap = range.profileTypeId.startsWith('memory:');
  const fresh = withRows.filter((capture, index) => {
    const previous = withRows[index - 1]?.memory?.gcCycles;
    return !isHeap || previous === undefined || capture.memory?.gcCycles !== previous;
  });
  if (fresh.length <= MOST_CAPTURES) {
    return fresh;
  }
  const step = (fresh.length - 1) / (MOST_CAPTURES - 1);
  return Array.from({ length: MOST_CAPTURES }, (_, index) => fresh[Math.round(index * step)]);
}

function totalsOf(
  delta: DeltaTree,
  stackNode: Int32Array,
  capture: Capture | undefined,
  type: ProfileTypeId
): Float64Array {
  const totals = new Float64Array(delta.length);
  const rows = capture?.rows[type];
  if (rows !== undefined) {
    for (let row = 0; row < rows.stack.length; row++) {
      totals[stackNode[rows.stack[row]]] += rows.value[row];
    }
  }
  sumIntoParents(delta, totals);
  return totals;
}

function countRises(length: number, snapshots: readonly Float64Array[]): Int32Array {
  const rises = new Int32Array(length);
  for (let step = 1; step < snapshots.length; step++) {
    const earlier = snapshots[step - 1];
    const later = snapshots[step];
    for (let node = 0; node < length; node++) {
      rises[node] += later[node] > earlier[node] ? 1 : 0;
    }
  }
  return rises;
}

function firstSeen(length: number, captures: readonly Capture[], snapshots: readonly Float64Array[]): Float64Array {
  const first = new Float64Array(length).fill(Number.NaN);
  for (let index = snapshots.length - 1; index >= 0; index--) {
    for (let node = 0; node < length; node++) {
      if (snapshots[index][node] !== 0) {
        first[node] = captures[index].timeUnixMs;
      }
    }
  }
  return first;
}

function evidenceOf(
  delta: DeltaTree,
  { rises, steps, standardError }: { rises: Int32Array; steps: number; standardError: Float64Array }
): Float64Array {
  const evidence = new Float64Array(delta.length).fill(Number.NaN);
  // Two captures are one step: it rose or it did not, which is no trend.
  if (steps < 2) {
    return evidence;
  }
  for (let node = 0; node < delta.length; node++) {
    const change = delta.totalAfter[node] - delta.totalBefore[node];
    const standardErrors = standardError[node] > 0 ? Math.abs(change) / standardError[node] : Infinity;
    evidence[node] = (rises[node] / steps) * Math.min(1, standardErrors / FULL_SIGNIFICANCE);
  }
  return evidence;
}

interface TwoCaptures {
  readonly before: Capture | undefined;
  readonly after: Capture | undefined;
  readonly profileTypeId: ProfileTypeId;
}

/** Change of in-use over change of allocated per subtree, clipped to 0 .. 1; NaN where nothing was allocated in between. */
function retention(
  delta: DeltaTree,
  stackNode: Int32Array,
  { before, after, profileTypeId }: TwoCaptures
): Float64Array {
  const kept = new Float64Array(delta.length).fill(Number.NaN);
  const allocType = { [HEAP_INUSE_SPACE]: HEAP_ALLOC_SPACE, [HEAP_INUSE_OBJECTS]: HEAP_ALLOC_OBJECTS }[profileTypeId];
  if (allocType === undefined) {
    return kept;
  }
  const allocatedBefore = totalsOf(delta, stackNode, before, allocType);
  const allocatedAfter = totalsOf(delta, stackNode, after, allocType);
  for (let node = 0; node < delta.length; node++) {
    const allocated = allocatedAfter[node] - allocatedBefore[node];
    if (allocated > 0) {
      const change = delta.totalAfter[node] - delta.totalBefore[node];
      kept[node] = Math.min(1, Math.max(0, change / allocated));
    }
  }
  return kept;
}

/** Standard error of each subtree's change; all 0 for goroutine counts, which are exact. */
function standardErrors(
  delta: DeltaTree,
  stackNode: Int32Array,
  { before, after, profileTypeId }: TwoCaptures
): Float64Array {
  const variance = new Float64Array(delta.length);
  if (before === undefined || after === undefined || !profileTypeId.startsWith('memory:')) {
    return variance;
  }
  for (const { stack, variance: ofStack } of samplingVariance(before, after, profileTypeId)) {
    variance[stackNode[stack]] += ofStack;
  }
  sumIntoParents(delta, variance);
  return variance.map(Math.sqrt);
}
