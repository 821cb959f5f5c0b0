// SPDX-License-Identifier: Apache-2.0
import { arrangeTree, permute } from './arrange-tree';
import type { CallTree } from './call-tree';
import { ensureExactSums } from './ensure-exact-sums';
import { PathTree } from './path-tree';
import { sumByLeaf, sumSubtrees } from './sum-nodes';
import type { WeightedStacks } from './weighted-stacks';

/**
 * The call tree of `stacks`; siblings by total, largest first. The order of the stacks has no influence on it.
 * O(frames of all stacks + nodes log siblings); 32 bytes a node stay.
 * @throws TreeError `number-out-of-range` when the sizes of the values add up to more than 2^53
 */
export function buildCallTree(stacks: WeightedStacks): CallTree {
  ensureExactSums(stacks);
  const paths = new PathTree();
  const leaves = paths.addStacks(stacks);
  const self = sumByLeaf(leaves, stacks.value, paths.length);
  const total = sumSubtrees(self, paths.parent);
  const { shape, newNode } = arrangeTree(paths, stacks.frames, { first: total });
  return { ...shape, unit: stacks.unit, self: permute(self, newNode), total: permute(total, newNode) };
}
