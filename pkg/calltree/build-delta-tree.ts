// SPDX-License-Identifier: Apache-2.0
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
  if (before.unit !== after.unit) {
    throw new TreeError('unit-mismatch', `"${before.unit}" before and "${after.unit}" after cannot be compared`);
  }
  ensureExactSums(before, after);
  const interner = new FrameInterner();
  const paths = new PathTree();
  const leavesBefore = paths.addStacks(before, internFrames(interner, before.frames));
  const leavesAfter = paths.addStacks(after, internFrames(interner, after.frames));
  const selfBefore = sumByLeaf(leavesBefore, before.value, paths.length);
  const selfAfter = sumByLeaf(leavesAfter, after.value, paths.length);
  const grown = sumSubtrees(
    selfAfter.map((value, node) => Math.max(value - selfBefore[node], 0)),
    paths.parent
  );
  const shrunk = sumSubtrees(
    selfAfter.map((value, node) => Math.max(selfBefore[node] - value, 0)),
    paths.parent
  );
  const { shape, newNode } = arrangeTree(paths, interner.table(), { first: grown, second: shrunk });
  return {
    ...shape,
    unit: after.unit,
    selfBefore: permute(selfBefore, newNode),
    selfAfter: permute(selfAfter, newNode),
    totalBefore: permute(sumSubtrees(selfBefore, paths.parent), newNode),
    totalAfter: permute(sumSubtrees(selfAfter, paths.parent), newNode),
    grown: permute(grown, newNode),
    shrunk: permute(shrunk, newNode),
  };
}
