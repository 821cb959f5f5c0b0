// SPDX-License-Identifier: Apache-2.0
import type { FrameTable } from './weighted-stacks';

/**
 * The shape shared by every tree of this room: depth-first pre-order, node 0 is the root that stands for everything ("total").
 *
 *     node      0   1   2   3   4         frame[0] = NONE
 *     level     0   1   2   2   1         level[i] = distance from the root
 *     parent   -1   0   1   1   0         parent[i] < i
 *     end       5   4   3   4   5         the subtree of i is i .. end[i], so end[i] is the next node that is not below i
 *
 * Siblings are sorted by the tree's main weight, largest first, then by name: the order does not change between refreshes.
 */
export interface TreeShape {
  readonly length: number;
  readonly frames: FrameTable;
  readonly frame: Int32Array;
  readonly parent: Int32Array;
  readonly level: Int32Array;
  readonly end: Int32Array;
  readonly unit: string;
}

/** One snapshot. total[i] = self[i] + the totals of i's children. */
export interface CallTree extends TreeShape {
  readonly self: Float64Array;
  readonly total: Float64Array;
}

/**
 * Two snapshots on one tree. A delta is after - before.
 *
 * `grown` and `shrunk` are the sums over a subtree of the positive self deltas and of the sizes of the negative ones, both >= 0:
 * gain and loss inside one subtree never hide each other, and totalAfter - totalBefore = grown - shrunk for every node.
 */
export interface DeltaTree extends TreeShape {
  readonly selfBefore: Float64Array;
  readonly selfAfter: Float64Array;
  readonly totalBefore: Float64Array;
  readonly totalAfter: Float64Array;
  readonly grown: Float64Array;
  readonly shrunk: Float64Array;
}

/**
 * The change of a whole tree in its unit. after = before + grown - shrunk.
 * `new` is the part of `grown` in nodes whose self was 0 before; `gone` the part of `shrunk` in nodes whose self is 0 after.
 */
export interface Balance {
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  readonly grown: number;
  readonly new: number;
  readonly shrunk: number;
  readonly gone: number;
}

/** What drawing needs of a tree beside its amounts. `end` alone gives the shape: the children of i start at i + 1, each ends where the next begins. */
export type FlameShape = Pick<TreeShape, 'length' | 'frames' | 'end' | 'unit'> & {
  /** As in TreeShape; two bytes a node where there are few enough names. */
  readonly frame: Int32Array | Int16Array;
};

/**
 * What drawing needs of two snapshots, 32 bytes a node: every amount counts a whole subtree. The rest follows:
 * after = totalBefore + grown - shrunk, and a node's own part is its amount without its children's. Every DeltaTree is one.
 */
export type GrowthTree = FlameShape & Pick<DeltaTree, 'totalBefore' | 'grown' | 'shrunk'>;

/** What drawing needs of one snapshot. Every CallTree is one. */
export type SnapshotTree = FlameShape & Pick<CallTree, 'total'>;
