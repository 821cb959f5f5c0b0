// SPDX-License-Identifier: Apache-2.0
import { finishAtOnce, type PausableWork } from '#pkg/base';
import { arrangeTree, permute } from './arrange-tree';
import type { DeltaTree } from './call-tree';
import { ensureExactSums } from './ensure-exact-sums';
import { FrameInterner } from './frame-interner';
import { internFrames } from './intern-frames';
import { PathTree } from './path-tree';
import { sumByLeaf, sumSubtrees } from './sum-nodes';
import { TreeError } from './tree-error';
import type { WeightedStacks } from './weighted-stacks';

/**
 * Two snapshots on one tree, which has every path of either; frames are the same when their names are. Siblings are sorted by what
 * grew below them, then by what shrank, then by name. O(frames of all stacks + nodes log siblings).
 * @throws TreeError `unit-mismatch`; `number-out-of-range` when the sizes of all values add up to more than 2^53
 */
export function buildDeltaTree(before: WeightedStacks, after: WeightedStacks): DeltaTree {
  return finishAtOnce(buildDeltaTreeInTurns(before, after));
}

/** As buildDeltaTree, with pauses. */
export function* buildDeltaTreeInTurns(before: WeightedStacks, after: WeightedStacks): PausableWork<DeltaTree> {
  if (before.unit !== after.unit) {
    throw new TreeError('unit-mismatch', `"${before.unit}" before and "${after.unit}" after cannot be compared`);
  }
  ensureExactSums(before, after);
  const interner = new FrameInterner();
  const paths = new PathTree();
  const frameOfBefore = internFrames(interner, before.frames);
  yield;
  const frameOfAfter = after.frames === before.frames ? frameOfBefore : internFrames(interner, after.frames);
  yield;
  const leavesBefore = yield* paths.addStacksInTurns(before, frameOfBefore);
  yield;
  const leavesAfter = yield* paths.addStacksInTurns(after, frameOfAfter);
  yield;
  const { length, parent } = paths;
  const selfBefore = sumByLeaf(leavesBefore, before.value, length);
  yield;
  const selfAfter = sumByLeaf(leavesAfter, after.value, length);
  yield;
  const selfGrown = positiveDifference(selfAfter, selfBefore);
  const selfShrunk = positiveDifference(selfBefore, selfAfter);
  yield;
  const grown = sumSubtrees(selfGrown, parent);
  const shrunk = sumSubtrees(selfShrunk, parent);
  yield;
  const { shape, newNode } = yield* arrangeTree(paths, interner.table(), { first: grown, second: shrunk });
  return {
    ...shape,
    unit: after.unit,
    selfBefore: yield* permute(selfBefore, newNode),
    selfAfter: yield* permute(selfAfter, newNode),
    totalBefore: yield* permute(sumSubtrees(selfBefore, parent), newNode),
    totalAfter: yield* permute(sumSubtrees(selfAfter, parent), newNode),
    grown: yield* permute(grown, newNode),
    shrunk: yield* permute(shrunk, newNode),
  };
}

function positiveDifference(one: Float64Array, other: Float64Array): Float64Array {
  const difference = new Float64Array(one.length);
  for (let i = 0; i < one.length; i++) {
    difference[i] = Math.max(one[i] - other[i], 0);
  }
  return difference;
}
