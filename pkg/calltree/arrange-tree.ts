// SPDX-License-Identifier: Apache-2.0
// The last step of every tree: nodes in the order of first sight to depth-first pre-order with sorted siblings.
import { NONE } from '#pkg/base';
import type { TreeShape } from './call-tree';
import type { FrameTable } from './weighted-stacks';

interface Paths {
  readonly length: number;
  readonly frame: Int32Array;
  readonly parent: Int32Array;
}

/** Shape of the arranged tree, and the node of `paths` that each of its nodes was. */
export interface Arrangement {
  readonly shape: Omit<TreeShape, 'unit'>;
  readonly oldNode: Int32Array;
}

/**
 * Arranges `paths`. Siblings for which `compareWeights` (of two nodes of `paths`) gives 0 are in the order of their names.
 * O(nodes log siblings), no recursion.
 */
export function arrangeTree(
  paths: Paths,
  frames: FrameTable,
  compareWeights: (one: number, other: number) => number
): Arrangement {
  const { frame } = paths;
  const rank = rankNames(frames.name);
  const compare = (one: number, other: number): number =>
    compareWeights(one, other) || rank[frame[one]] - rank[frame[other]];
  const oldNode = listPreOrder(paths, compare);
  return { shape: { frames, ...columnsOf(paths, oldNode) }, oldNode };
}

/** The values of `column` in the order of the arranged nodes. */
export function permute(column: Float64Array, oldNode: Int32Array): Float64Array {
  const permuted = new Float64Array(oldNode.length);
  for (let node = 0; node < oldNode.length; node++) {
    permuted[node] = column[oldNode[node]];
  }
  return permuted;
}

function rankNames(names: readonly string[]): Int32Array {
  const sorted = Int32Array.from(names.keys()).sort((one, other) => (names[one] < names[other] ? -1 : 1));
  const rank = new Int32Array(names.length);
  sorted.forEach((frame, position) => (rank[frame] = position));
  return rank;
}

function listPreOrder(paths: Paths, compare: (one: number, other: number) => number): Int32Array {
  const { childStart, child } = listChildren(paths);
  const oldNode = new Int32Array(paths.length);
  // What is still to be visited, the next on top. A node is pushed once, so the tree's length is enough.
  const pending = new Int32Array(paths.length);
  let pendingLength = 1;
  for (let next = 0; pendingLength > 0; next++) {
    const node = pending[--pendingLength];
    oldNode[next] = node;
    const children = child.subarray(childStart[node], childStart[node + 1]);
    if (children.length > 1) {
      children.sort(compare);
    }
    for (let i = children.length - 1; i >= 0; i--) {
      pending[pendingLength++] = children[i];
    }
  }
  return oldNode;
}

// Counting sort of the nodes by parent: the children of node i are child[childStart[i] .. childStart[i + 1]).
function listChildren({ length, parent }: Paths): { childStart: Int32Array; child: Int32Array } {
  const childStart = new Int32Array(length + 1);
  for (let node = 1; node < length; node++) {
    childStart[parent[node] + 1]++;
  }
  for (let node = 0; node < length; node++) {
    childStart[node + 1] += childStart[node];
  }
  const next = childStart.slice();
  const child = new Int32Array(length);
  for (let node = 1; node < length; node++) {
    child[next[parent[node]]++] = node;
  }
  return { childStart, child };
}

function columnsOf(paths: Paths, oldNode: Int32Array): Omit<TreeShape, 'unit' | 'frames'> {
  const { length } = paths;
  const newNode = new Int32Array(length);
  const frame = new Int32Array(length);
  const parent = new Int32Array(length).fill(NONE, 0, 1);
  const level = new Int32Array(length);
  const end = new Int32Array(length);
  for (let node = 0; node < length; node++) {
    newNode[oldNode[node]] = node;
    frame[node] = paths.frame[oldNode[node]];
    if (node > 0) {
      parent[node] = newNode[paths.parent[oldNode[node]]];
      level[node] = level[parent[node]] + 1;
    }
  }
  for (let node = length - 1; node >= 0; node--) {
    end[node] = Math.max(end[node], node + 1);
    if (node > 0) {
      end[parent[node]] = Math.max(end[parent[node]], end[node]);
    }
  }
  return { length, frame, parent, level, end };
}
