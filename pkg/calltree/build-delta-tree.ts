// SPDX-License-Identifier: Apache-2.0
import { arrangeTree, permute } from './arrange-tree';
import type { DeltaTree } from './call-tree';
import { FrameInterner } from './frame-interner';
import { PathTree } from './path-tree';
import { sumByLeaf, sumSubtrees } from './sum-nodes';
import { TreeError } from './tree-error';
import type { FrameTable, WeightedStacks } from './weighted-stacks';

/**
 * Two snapshots on one tree, which has every path of either; frames are the same when their names are. Siblings are sorted by what
 * grew below them, then by what shrank, then by name. O(frames of all stacks + nodes log siblings).
 * @throws TreeError `unit-mismatch`
 */
export function buildDeltaTree(before: WeightedStacks, after: WeightedStacks): DeltaTree {
  if (before.unit !== after.unit) {
    throw new TreeError('unit-mismatch', `"${before.unit}" before and "${after.unit}" after cannot be compared`);
  }
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
  const compare = (one: number, other: number): number => grown[other] - grown[one] || shrunk[other] - shrunk[one];
  const { shape, oldNode } = arrangeTree(paths, interner.table(), compare);
  return {
    ...shape,
    unit: after.unit,
    selfBefore: permute(selfBefore, oldNode),
    selfAfter: permute(selfAfter, oldNode),
    totalBefore: permute(sumSubtrees(selfBefore, paths.parent), oldNode),
    totalAfter: permute(sumSubtrees(selfAfter, paths.parent), oldNode),
    grown: permute(grown, oldNode),
    shrunk: permute(shrunk, oldNode),
  };
}

function internFrames(interner: FrameInterner, { name, file, line1 }: FrameTable): Int32Array {
  return Int32Array.from(name, (text, frame) => interner.intern(text, file[frame], line1[frame]));
}
