// SPDX-License-Identifier: Apache-2.0
import { finishAtOnce, type PausableWork } from '#pkg/base';
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
  return finishAtOnce(buildCallTreeInTurns(stacks));
}

/** As buildCallTree, with pauses. */
export function* buildCallTreeInTurns(stacks: WeightedStacks): PausableWork<CallTree> {
  ensureExactSums(stacks);
  const paths = new PathTree();
  const leaves = yield* paths.addStacksInTurns(stacks);
  yield;
  const self = sumByLeaf(leaves, stacks.value, paths.length);
  yield;
  const total = sumSubtrees(self, paths.parent);
  yield;
  const { shape, newNode } = yield* arrangeTree(paths, stacks.frames, { first: total });
  const newSelf = yield* permute(self, newNode);
  return { ...shape, unit: stacks.unit, self: newSelf, total: yield* permute(total, newNode) };
}
