// SPDX-License-Identifier: Apache-2.0
// The last step of every tree: nodes in the order of first sight to depth-first pre-order with sorted siblings.
import { inSlices, NONE, type PausableWork } from '#pkg/base';
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
export function* arrangeTree(paths: Paths, frames: FrameTable, order: SiblingOrder): PausableWork<Arrangement> {
  const { length, parent: oldParent, frame } = paths;
  const start = startsOfChildren(oldParent);
  yield;
  const child = fillChildren(oldParent, start.slice(1));
  yield;
  const compare = compareSiblings(paths, frames, order);
  yield* inSlices(length, (from, to) => sortSiblings(start.subarray(from, to + 2), child, compare));
  yield;
  const size = sizesOfSubtrees(oldParent);
  yield;
  const newNode = new Int32Array(length);
  const placed = {
    frame: new Int32Array(length).fill(NONE, 0, 1),
    parent: new Int32Array(length).fill(NONE, 0, 1),
    level: new Int32Array(length),
    end: new Int32Array(length).fill(length, 0, 1),
  };
  yield* inSlices(length, (from, to) =>
    placeNodes(
      [start.subarray(from, to + 2), child, size, frame],
      [newNode, placed.frame, placed.parent, placed.level, placed.end],
      from
    )
  );
  return { shape: { frames, length, ...placed }, newNode };
}

/** The values of `column` at the nodes' new places, after a pause. */
export function* permute(column: Float64Array, newNode: Int32Array): PausableWork<Float64Array> {
  yield;
  const permuted = new Float64Array(newNode.length);
  for (let node = 0; node < newNode.length; node++) {
    permuted[newNode[node]] = column[node];
  }
  return permuted;
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

// The loops below take nothing but typed arrays; path-tree.ts says why.

// A counting sort of the nodes by parent: the children of node i are to be child[start[i + 1] .. start[i + 2]) of fillChildren.
function startsOfChildren(parent: Int32Array): Int32Array {
  const start = new Int32Array(parent.length + 2);
  for (let node = 1; node < parent.length; node++) {
    start[parent[node] + 2]++;
  }
  for (let node = 2; node < start.length; node++) {
    start[node] += start[node - 1];
  }
  return start;
}

// Moves every start to its end.
function fillChildren(parent: Int32Array, start: Int32Array): Int32Array {
  const child = new Int32Array(parent.length);
  for (let node = 1; node < parent.length; node++) {
    child[start[parent[node]]++] = node;
  }
  return child;
}

// Of the nodes whose starts these are.
function sortSiblings(start: Int32Array, child: Int32Array, compare: Compare): void {
  for (let i = 1; i < start.length - 1; i++) {
    const siblings = start[i + 1] - start[i];
    if (siblings > LONG_LIST) {
      child.subarray(start[i], start[i + 1]).sort(compare);
    } else if (siblings > 1) {
      insertionSort(child.subarray(start[i], start[i + 1]), compare);
    }
  }
}

function insertionSort(siblings: Int32Array, compare: Compare): void {
  for (let i = 1; i < siblings.length; i++) {
    const moved = siblings[i];
    let to = i;
    while (to > 0 && compare(moved, siblings[to - 1]) < 0) {
      siblings[to] = siblings[to - 1];
      to--;
    }
    siblings[to] = moved;
  }
}

function sizesOfSubtrees(parent: Int32Array): Int32Array {
  const size = new Int32Array(parent.length).fill(1);
  for (let node = parent.length - 1; node > 0; node--) {
    size[parent[node]] += size[node];
  }
  return size;
}

type OldColumns = readonly [start: Int32Array, child: Int32Array, size: Int32Array, frame: Int32Array];
type NewColumns = readonly [
  newNode: Int32Array,
  frame: Int32Array,
  parent: Int32Array,
  level: Int32Array,
  end: Int32Array,
];

// Parents stand before children: a node's place is known when its children are given theirs. All columns in one sweep: what a node
// needs of its parent is then still in the cache. `start` has the starts from that of the node `first` on.
function placeNodes(
  [start, child, size, oldFrame]: OldColumns,
  [newNode, frame, parent, level, end]: NewColumns,
  first: number
): void {
  for (let at = 0; at < start.length - 2; at++) {
    const place = newNode[first + at];
    const childLevel = level[place] + 1;
    const lastChild = start[at + 2];
    let next = place + 1;
    for (let i = start[at + 1]; i < lastChild; i++) {
      const one = child[i];
      newNode[one] = next;
      frame[next] = oldFrame[one];
      parent[next] = place;
      level[next] = childLevel;
      const after = next + size[one];
      end[next] = after;
      next = after;
    }
  }
}
