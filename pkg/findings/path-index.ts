// SPDX-License-Identifier: Apache-2.0
// Finds the node of a tree that a stack of a history ends in.
import { inSlices, NONE, type PausableWork } from '#pkg/base';
import { EdgeTable, type SiteRows, type StackTable } from '#pkg/capture';
import type { TreeShape } from '#pkg/calltree';

/** Edges that are entered, or frames of stacks that are looked up, between two pauses: a few milliseconds. */
const EDGES_PER_TURN = 1 << 14;
const FRAMES_PER_TURN = 1 << 16;

/**
 * Per stack of `stacks`, the deepest node of `tree` on its path: the stack's own node when the tree has it, else the last ancestor
 * that the tree has (0 = the root). O(nodes + frames of all stacks).
 */
export function* nodesOfStacks(tree: TreeShape, stacks: StackTable): PausableWork<Int32Array> {
  const children = yield* indexChildren(tree);
  const frameInTree = new Map(tree.frames.name.map((name, frame) => [name, frame]));
  yield;
  const treeFrameOf = Int32Array.from(stacks.frames.name, (name) => frameInTree.get(name) ?? NONE);
  const nodes = new Int32Array(stacks.length);
  let pauseAt = 0;
  for (let stack = 0; stack < stacks.length; stack++) {
    if (stacks.start[stack] >= pauseAt) {
      pauseAt = stacks.start[stack] + FRAMES_PER_TURN;
      yield;
    }
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

function* indexChildren({ frame, length, parent }: TreeShape): PausableWork<EdgeTable> {
  const children = new EdgeTable();
  for (let from = 1; from < length; from += EDGES_PER_TURN) {
    yield* children.makeRoom(EDGES_PER_TURN);
    const to = Math.min(length, from + EDGES_PER_TURN);
    for (let node = from; node < to; node++) {
      children.childOf(parent[node], frame[node], node);
    }
    yield;
  }
  return children;
}

/** Adds every node's value to its ancestors: own values become totals, in place. */
export function* sumIntoParents({ length, parent }: TreeShape, values: Float64Array): PausableWork<void> {
  const last = length - 1;
  yield* inSlices(last, (from, to) => {
    for (let node = last - from; node > last - to; node--) {
      values[parent[node]] += values[node];
    }
  });
}

/** The sum of `rows` in each subtree. `stackNode` as nodesOfStacks gave it; without rows everything is 0. */
export function* totalsOfRows(
  tree: TreeShape,
  stackNode: Int32Array,
  rows: SiteRows | undefined
): PausableWork<Float64Array> {
  const totals = new Float64Array(tree.length);
  if (rows !== undefined) {
    yield* inSlices(rows.stack.length, (from, to) => {
      for (let row = from; row < to; row++) {
        totals[stackNode[rows.stack[row]]] += rows.value[row];
      }
    });
    yield;
    yield* sumIntoParents(tree, totals);
  }
  return totals;
}
