// SPDX-License-Identifier: Apache-2.0
// The last step of every tree: nodes in the order of first sight to depth-first pre-order with sorted siblings.
import { NONE } from '#pkg/base';
import type { TreeShape } from './call-tree';
import type { FrameTable } from './weighted-stacks';

/** A tree in any order in which parents stand before children; node 0 is the root. */
export interface Paths {
  readonly length: number;
  readonly frame: Int32Array;
  readonly parent: Int32Array;
}

/** Shape of the arranged tree, and where each node of `paths` went. */
export interface Arrangement {
  readonly shape: Omit<TreeShape, 'unit'>;
  readonly newNode: Int32Array;
}

/** Siblings by `first`, largest first, then by `second`, then by name. Both are by node of the paths. */
export interface SiblingOrder {
  readonly first: Float64Array;
  readonly second?: Float64Array;
}

// Longer lists of siblings are worth a sort that is not quadratic.
const LONG_LIST = 24;

/** Arranges `paths`. O(nodes log siblings), no recursion. */
export function arrangeTree(paths: Paths, frames: FrameTable, order: SiblingOrder): Arrangement {
  const children = listChildren(paths);
  sortSiblings(children, compareSiblings(paths, frames, order));
  return place(paths, children, frames);
}

/** The values of `column` at the nodes' new places. */
export function permute(column: Float64Array, newNode: Int32Array): Float64Array {
  const permuted = new Float64Array(newNode.length);
  for (let node = 0; node < newNode.length; node++) {
    permuted[newNode[node]] = column[node];
  }
  return permuted;
}

/** The children of node i are child[start[i] .. start[i + 1]). */
interface Children {
  readonly start: Int32Array;
  readonly child: Int32Array;
}

// A counting sort of the nodes by parent.
function listChildren({ length, parent }: Paths): Children {
  // Two places ahead, so that filling moves every start to where it belongs.
  const start = new Int32Array(length + 2);
  for (let node = 1; node < length; node++) {
    start[parent[node] + 2]++;
  }
  for (let node = 0; node < length; node++) {
    start[node + 2] += start[node + 1];
  }
  const child = new Int32Array(length);
  for (let node = 1; node < length; node++) {
    child[start[parent[node] + 1]++] = node;
  }
  return { start, child };
}

type Compare = (one: number, other: number) => number;

function compareSiblings({ frame }: Paths, { name }: FrameTable, { first, second }: SiblingOrder): Compare {
  return (one, other) => {
    if (first[one] !== first[other]) {
      return first[other] - first[one];
    }
    if (second !== undefined && second[one] !== second[other]) {
      return second[other] - second[one];
    }
    return name[frame[one]] < name[frame[other]] ? -1 : 1;
  };
}

function sortSiblings({ start, child }: Children, compare: Compare): void {
  for (let node = 0; node < start.length - 2; node++) {
    const from = start[node];
    const end = start[node + 1];
    if (end - from > LONG_LIST) {
      child.subarray(from, end).sort(compare);
    } else if (end - from > 1) {
      insertionSort(child, { from, end }, compare);
    }
  }
}

function insertionSort(child: Int32Array, { from, end }: { from: number; end: number }, compare: Compare): void {
  for (let i = from + 1; i < end; i++) {
    const moved = child[i];
    let to = i;
    while (to > from && compare(moved, child[to - 1]) < 0) {
      child[to] = child[to - 1];
      to--;
    }
    child[to] = moved;
  }
}

function place(
  { length, frame: oldFrame, parent: oldParent }: Paths,
  children: Children,
  frames: FrameTable
): Arrangement {
  const size = sizesOfSubtrees(oldParent, length);
  const { start, child } = children;
  const newNode = new Int32Array(length);
  const frame = new Int32Array(length);
  const parent = new Int32Array(length);
  const level = new Int32Array(length);
  const end = new Int32Array(length);
  parent[0] = NONE;
  for (let node = 0; node < length; node++) {
    const at = newNode[node];
    const childLevel = level[at] + 1;
    const lastChild = start[node + 1];
    frame[at] = oldFrame[node];
    end[at] = at + size[node];
    let next = at + 1;
    for (let i = start[node]; i < lastChild; i++) {
      newNode[child[i]] = next;
      parent[next] = at;
      level[next] = childLevel;
      next += size[child[i]];
    }
  }
  return { shape: { frames, length, frame, parent, level, end }, newNode };
}

function sizesOfSubtrees(parent: Int32Array, length: number): Int32Array {
  const size = new Int32Array(length).fill(1);
  for (let node = length - 1; node > 0; node--) {
    size[parent[node]] += size[node];
  }
  return size;
}
