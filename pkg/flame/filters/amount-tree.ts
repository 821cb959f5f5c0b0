// SPDX-License-Identifier: Apache-2.0
// A tree as filters see it, whatever it counts, and what a filter makes of one.
import type { FlameShape, GrowthTree, SnapshotTree } from '#pkg/calltree';

/**
 * `amounts`: columns by node, each counting whole subtrees; the first says most about a node. A node with nothing below it is a stack,
 * and so is one with an amount of its own; a filter keeps stacks, and of nodes those on the way of a kept stack.
 */
export interface AmountTree {
  readonly shape: FlameShape;
  readonly amounts: readonly Float64Array[];
}

/** `source[node]` is the node of the tree before that it was made from; of several the one with the largest amounts. */
export interface FilteredStep extends AmountTree {
  readonly source: Int32Array;
}

/** Growth says most, then shrinkage: the order of siblings in a DeltaTree. */
export function amountTreeOf(tree: GrowthTree | SnapshotTree): AmountTree {
  const { length, frames, frame, end, unit } = tree;
  const amounts = 'grown' in tree ? [tree.grown, tree.shrunk, tree.totalBefore] : [tree.total];
  return { shape: { length, frames, frame, end, unit }, amounts };
}
