// SPDX-License-Identifier: Apache-2.0
// A large tree as many small ones, so that what is written stack by stack is written in turns.
import type { PausableWork } from '#pkg/base';
import { type GrowthTree, ownAmounts, type SnapshotTree } from '#pkg/calltree';

// A few milliseconds of writing each.
const NODES_PER_SLICE = 2048;

/**
 * Trees that together have the nodes of `tree` in order: each holds some of them and the way from the root to the first, which has no
 * amount of its own there. So the stacks of the slices, one after the other, are those of the tree. Gives what `write` makes of each.
 * O(nodes + slices * depth).
 */
export function* inSlices<T>(
  tree: GrowthTree | SnapshotTree,
  write: (slice: GrowthTree | SnapshotTree) => T
): PausableWork<T[]> {
  const written: T[] = [];
  const own = 'grown' in tree ? [tree.totalBefore, tree.grown, tree.shrunk] : [tree.total];
  const columns: Float64Array[] = [];
  for (const total of own) {
    columns.push(ownAmounts(tree, total));
    yield;
  }
  const path: number[] = [];
  for (let from = 0; from < tree.length; from += NODES_PER_SLICE) {
    const to = Math.min(tree.length, from + NODES_PER_SLICE);
    written.push(write(sliceOf(tree, columns, { path: openAt(tree, path, from), from, to })));
    for (let node = from; node < to; node++) {
      openAt(tree, path, node).push(node);
    }
    yield;
  }
  return written;
}

// Leaves in the path what is still open at a node.
function openAt({ end }: GrowthTree | SnapshotTree, path: number[], node: number): number[] {
  while (path.length > 0 && end[path[path.length - 1]] <= node) {
    path.pop();
  }
  return path;
}

interface Part {
  /** Nodes from the root to the parent of `from`. */
  readonly path: readonly number[];
  readonly from: number;
  readonly to: number;
}

function sliceOf(
  tree: GrowthTree | SnapshotTree,
  own: readonly Float64Array[],
  { path, from, to }: Part
): GrowthTree | SnapshotTree {
  const length = path.length + to - from;
  const nodeAt = (at: number): number => (at < path.length ? path[at] : from + at - path.length);
  const end = Int32Array.from({ length }, (_, at) => Math.min(to, tree.end[nodeAt(at)]) - from + path.length);
  const columns = own.map((column) => {
    const total = Float64Array.from({ length }, (_, at) => (at < path.length ? 0 : column[nodeAt(at)]));
    for (let at = length - 1; at >= 0; at--) {
      for (let child = at + 1; child < end[at]; child = end[child]) {
        total[at] += total[child];
      }
    }
    return total;
  });
  const frame = Int32Array.from({ length }, (_, at) => tree.frame[nodeAt(at)]);
  const shape = { length, end, frame, frames: tree.frames, unit: tree.unit };
  const [first, grown, shrunk] = columns;
  return 'grown' in tree ? { ...shape, totalBefore: first, grown, shrunk } : { ...shape, total: first };
}
