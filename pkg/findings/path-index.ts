// SPDX-License-Identifier: Apache-2.0
// Finds the node of a tree that a stack of a history ends in.
import { NONE } from '#pkg/base';
import { EdgeTable, type SiteRows, type StackTable } from '#pkg/capture';
import type { TreeShape } from '#pkg/calltree';

/**
 * Per stack of `stacks`, the deepest node of `tree` on its path: the stack's own node when the tree has it, else the last ancestor
 * that the tree has (0 = the root). O(nodes + frames of all stacks).
 */
export function nodesOfStacks(tree: TreeShape, stacks: StackTable): Int32Array {
  const children = indexChildren(tree);
  const frameInTree = new Map(tree.frames.name.map((name, frame) => [name, frame]));
  const treeFrameOf = Int32Array.from(stacks.frames.name, (name) => frameInTree.get(name) ?? NONE);
  const nodes = new Int32Array(stacks.length);
  for (let stack = 0; stack < stacks.length; stack++) {
    let node = 0;
    for (let at = stacks.start[stack]; at < stacks.start[stack + 1]; at++) {
      const child = children.find(node, treeFrameOf[stacks.frame[at]]);
      if (child === NONE) {
        break;
      }
      node = child;
    }
    nodes[stack] = node;
  }
  return nodes;
}

function indexChildren({ frame, length, parent }: TreeShape): EdgeTable {
  const children = new EdgeTable();
  for (let node = 1; node < length; node++) {
    children.childOf(parent[node], frame[node], node);
  }
  return children;
}

/** Adds every node's value to its ancestors: own values become totals, in place. */
export function sumIntoParents(tree: TreeShape, values: Float64Array): void {
  for (let node = tree.length - 1; node > 0; node--) {
    values[tree.parent[node]] += values[node];
  }
}

/** The sum of `rows` in each subtree. `stackNode` as nodesOfStacks gave it; without rows everything is 0. */
export function totalsOfRows(tree: TreeShape, stackNode: Int32Array, rows: SiteRows | undefined): Float64Array {
  const totals = new Float64Array(tree.length);
  rows?.stack.forEach((stack, row) => (totals[stackNode[stack]] += rows.value[row]));
  sumIntoParents(tree, totals);
  return totals;
}
