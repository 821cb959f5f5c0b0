// SPDX-License-Identifier: Apache-2.0
import { finishAtOnce } from '#pkg/base';
import { arrangeTree, permute } from './arrange-tree';
import type { CallTree } from './call-tree';
import { PathTree } from './path-tree';
import { sumByLeaf, sumSubtrees } from './sum-nodes';

/**
 * The tree from the leaves up: below the root the functions that have self, below each its callers. The total of a path is what
 * `tree` has as self where that path ends; the total of the root stays. O(sum of the levels of all nodes with self).
 */
export function invertTree(tree: CallTree): CallTree {
  const paths = new PathTree();
  const upwards = new Int32Array(tree.level.reduce((deepest, level) => Math.max(deepest, level), 0));
  const leaf = new Int32Array(tree.length);
  for (let node = 0; node < tree.length; node++) {
    if (tree.self[node] !== 0) {
      let length = 0;
      for (let at = node; at !== 0; at = tree.parent[at]) {
        upwards[length++] = tree.frame[at];
      }
      leaf[node] = paths.addPath(upwards.subarray(0, length));
    }
  }
  const self = sumByLeaf(leaf, tree.self, paths.length);
  const total = sumSubtrees(self, paths.parent);
  const { shape, newNode } = finishAtOnce(arrangeTree(paths, tree.frames, { first: total }));
  const place = (column: Float64Array) => finishAtOnce(permute(column, newNode));
  return { ...shape, unit: tree.unit, self: place(self), total: place(total) };
}
