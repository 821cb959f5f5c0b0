// SPDX-License-Identifier: Apache-2.0
import { arrangeTree, permute } from './arrange-tree';
import type { CallTree } from './call-tree';
import { PathTree } from './path-tree';
import { sumByLeaf, sumSubtrees } from './sum-nodes';
import type { WeightedStacks } from './weighted-stacks';

/**
 * The call tree of `stacks`; siblings by total, largest first. The order of the stacks has no influence on it.
 * O(frames of all stacks + nodes log siblings).
 */
export function buildCallTree(stacks: WeightedStacks): CallTree {
  const paths = new PathTree();
  const leaves = paths.addStacks(stacks);
  const self = sumByLeaf(leaves, stacks.value, paths.length);
  const total = sumSubtrees(self, paths.parent);
  const { shape, oldNode } = arrangeTree(paths, stacks.frames, (one, other) => total[other] - total[one]);
  return { ...shape, unit: stacks.unit, self: permute(self, oldNode), total: permute(total, oldNode) };
}
