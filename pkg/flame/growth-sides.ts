// SPDX-License-Identifier: Apache-2.0
// The two halves of the butterfly as inputs of the walk.
import { assert } from '#pkg/base';
import type { CallTree, DeltaTree, TreeShape } from '#pkg/calltree';
import type { BoxKind } from './boxes';
import type { Viewport } from './viewport';
import type { Side } from './walk-side';

/** The part of a viewport that decides widths; which rows are visible does not. */
export type Scale = Pick<Viewport, 'widthCssPx' | 'zoomNode' | 'minWidthCssPx'>;

/**
 * Growth below the zero line and shrinkage above it, on one scale: the longer of the two fills the width, so lengths on both sides
 * compare. A node that was not there before is `new`, one that is not there after is `gone`.
 */
export function growthSides(delta: DeltaTree, scale: Scale): readonly [grown: Side, shrunk: Side] {
  assertNode(delta, scale.zoomNode);
  const longest = Math.max(delta.grown[scale.zoomNode], delta.shrunk[scale.zoomNode]);
  const grownKind = (node: number): BoxKind => (delta.totalBefore[node] === 0 ? 'new' : 'grown');
  const shrunkKind = (node: number): BoxKind => (delta.totalAfter[node] === 0 ? 'gone' : 'shrunk');
  const shared = { ...scale, shape: delta, pxPerUnit: pxPerUnit(scale.widthCssPx, longest), lastRow: Infinity };
  return [
    { ...shared, side: 0, amount: delta.grown, kindOf: grownKind },
    { ...shared, side: 1, amount: delta.shrunk, kindOf: shrunkKind },
  ];
}

/** A single snapshot: one side, width is the total. */
export function treeSide(tree: CallTree, scale: Scale): Side {
  assertNode(tree, scale.zoomNode);
  return {
    ...scale,
    shape: tree,
    side: 0,
    amount: tree.total,
    pxPerUnit: pxPerUnit(scale.widthCssPx, tree.total[scale.zoomNode]),
    lastRow: Infinity,
    kindOf: () => 'stable',
  };
}

function pxPerUnit(widthCssPx: number, amount: number): number {
  return amount > 0 ? widthCssPx / amount : 0;
}

function assertNode(shape: TreeShape, node: number): void {
  assert(node >= 0 && node < shape.length, `zoom node ${node} is not in a tree of ${shape.length} nodes`);
}
