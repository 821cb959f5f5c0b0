// SPDX-License-Identifier: Apache-2.0
// The one walk behind every layout: top-down over the nodes that are wide enough, each subtree that is not skipped in one step.
import type { TreeShape } from '#pkg/calltree';
import type { BoxKind } from './boxes';

/** One half of a drawing: which amounts become widths, and how far the walk goes. */
export interface Side {
  readonly shape: TreeShape;
  /** Column parallel to the nodes; a node's amount is at least the sum of its children's. Nodes without any are left out. */
  readonly amount: Float64Array;
  /** 0 below the zero line, 1 above it. */
  readonly side: 0 | 1;
  readonly zoomNode: number;
  readonly widthCssPx: number;
  readonly pxPerUnit: number;
  readonly minWidthCssPx: number;
  /** Rows beyond this one are not visited; Infinity visits all. */
  readonly lastRow: number;
  readonly kindOf: (node: number) => BoxKind;
}

/** One box as it leaves the walk; the fields are those of Boxes. */
export interface Box {
  readonly node: number;
  readonly side: 0 | 1;
  readonly row: number;
  readonly xCssPx: number;
  readonly widthCssPx: number;
  readonly kind: BoxKind;
  readonly amount: number;
  readonly merged: number;
}

// A parent whose children are being placed.
interface OpenParent {
  node: number;
  nextXCssPx: number;
  narrowAmount: number;
  narrowCount: number;
}

/**
 * Hands out the boxes of one side, those of a row in ascending x: the ancestors of the zoomed node at full width, the zoomed node,
 * and what is below it. Children stand at their parent's left edge in tree order, the `more` box last. O(nodes that are wide
 * enough + their children).
 */
export function walkSide(side: Side, emit: (box: Box) => void): void {
  const { shape, amount, zoomNode, pxPerUnit } = side;
  if (!(amount[zoomNode] > 0)) {
    return;
  }
  emitAncestors(side, emit);
  const zoomRow = shape.level[zoomNode];
  const open: OpenParent[] = [];
  for (let node = zoomNode; node < shape.end[zoomNode];) {
    const depth = shape.level[node] - zoomRow;
    closeParents({ side, open, depth }, emit);
    const nodeAmount = amount[node];
    const widthCssPx = nodeAmount * pxPerUnit;
    const parent = open[depth - 1];
    if (!(nodeAmount > 0)) {
      node = shape.end[node];
    } else if (parent !== undefined && widthCssPx < side.minWidthCssPx) {
      parent.narrowAmount += nodeAmount;
      parent.narrowCount++;
      node = shape.end[node];
    } else {
      const xCssPx = parent?.nextXCssPx ?? 0;
      const row = zoomRow + depth;
      emit({ node, side: side.side, row, xCssPx, widthCssPx, kind: side.kindOf(node), amount: nodeAmount, merged: 1 });
      if (parent !== undefined) {
        parent.nextXCssPx += widthCssPx;
      }
      if (row < side.lastRow) {
        open.push({ node, nextXCssPx: xCssPx, narrowAmount: 0, narrowCount: 0 });
        node++;
      } else {
        node = shape.end[node];
      }
    }
  }
  closeParents({ side, open, depth: 0 }, emit);
}

// Before a node of `depth` is placed, every deeper parent has all its children: what was too narrow there becomes its last box.
function closeParents(
  { side, open, depth }: { side: Side; open: OpenParent[]; depth: number },
  emit: (box: Box) => void
): void {
  while (open.length > depth) {
    const parent = open.pop();
    if (parent !== undefined && parent.narrowCount > 0) {
      emit({
        node: parent.node,
        side: side.side,
        row: side.shape.level[parent.node] + 1,
        xCssPx: parent.nextXCssPx,
        widthCssPx: parent.narrowAmount * side.pxPerUnit,
        kind: 'more',
        amount: parent.narrowAmount,
        merged: parent.narrowCount,
      });
    }
  }
}

function emitAncestors(
  { shape, amount, side, zoomNode, widthCssPx, lastRow, kindOf }: Side,
  emit: (box: Box) => void
): void {
  for (let node = shape.parent[zoomNode]; node >= 0; node = shape.parent[node]) {
    const row = shape.level[node];
    if (row <= lastRow) {
      emit({ node, side, row, xCssPx: 0, widthCssPx, kind: kindOf(node), amount: amount[node], merged: 1 });
    }
  }
}
