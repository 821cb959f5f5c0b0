// SPDX-License-Identifier: Apache-2.0
// The one walk behind every layout: row by row from the zoomed node, over the nodes that are wide enough to be seen.
import type { BoxKind } from './boxes';
import type { FlameSide } from './flame-sides';
import { orderSiblings, pathTo } from './tree-neighbours';

/** How amounts become pixels, and how far a walk goes. */
export interface WalkScale {
  readonly widthCssPx: number;
  readonly pxPerUnit: number;
  readonly zoomNode: number;
  readonly minWidthCssPx: number;
  /** Rows beyond this one are not visited; Infinity visits all. */
  readonly lastRow: number;
}

/** One box as it leaves the walk; the fields are those of Boxes. */
export interface Box {
  readonly node: number;
  readonly row: number;
  readonly xCssPx: number;
  readonly widthCssPx: number;
  readonly kind: BoxKind;
  readonly amount: number;
  readonly merged: number;
}

// The boxes of one row whose children make the next; parallel.
interface OpenRow {
  readonly nodes: number[];
  readonly leftsCssPx: number[];
}

/**
 * Hands out the boxes of one side by row, those of a row in ascending x: the ancestors of the zoomed node at full width, the zoomed node,
 * and what is below it. Children stand at their parent's left edge, largest first, the `more` box last. Siblings are put in order here
 * and nowhere else: of a tree of any size only what is seen is ever sorted. O(boxes + their children), no recursion.
 */
export function walkSide(side: FlameSide, scale: WalkScale, emit: (box: Box) => void): void {
  const { zoomNode, lastRow } = scale;
  const amount = side.amountOf(zoomNode);
  if (!(amount > 0)) {
    return;
  }
  const path = pathTo(side.tree, zoomNode);
  path.slice(0, lastRow + 1).forEach((node, row) => {
    const widthCssPx = node === zoomNode ? amount * scale.pxPerUnit : scale.widthCssPx;
    emit({ node, row, xCssPx: 0, widthCssPx, kind: side.kindOf(node), amount: side.amountOf(node), merged: 1 });
  });
  let open: OpenRow = { nodes: [zoomNode], leftsCssPx: [0] };
  for (let row = path.length; row <= lastRow && open.nodes.length > 0; row++) {
    open = placeRow({ side, scale, row }, open, emit);
  }
}

interface RowPlace {
  readonly side: FlameSide;
  readonly scale: WalkScale;
  readonly row: number;
}

function placeRow(place: RowPlace, parents: OpenRow, emit: (box: Box) => void): OpenRow {
  const next: OpenRow = { nodes: [], leftsCssPx: [] };
  const { side, scale, row } = place;
  const { end } = side.tree;
  for (let at = 0; at < parents.nodes.length; at++) {
    const parent = parents.nodes[at];
    const { wide, narrowAmount, narrowCount } = divideChildren(side, scale, parent);
    let xCssPx = parents.leftsCssPx[at];
    for (const node of wide) {
      const amount = side.amountOf(node);
      const widthCssPx = amount * scale.pxPerUnit;
      emit({ node, row, xCssPx, widthCssPx, kind: side.kindOf(node), amount, merged: 1 });
      if (end[node] > node + 1) {
        next.nodes.push(node);
        next.leftsCssPx.push(xCssPx);
      }
      xCssPx += widthCssPx;
    }
    if (narrowCount > 0) {
      const widthCssPx = narrowAmount * scale.pxPerUnit;
      emit({ node: parent, row, xCssPx, widthCssPx, kind: 'more', amount: narrowAmount, merged: narrowCount });
    }
  }
  return next;
}

interface Family {
  /** In the order in which they are drawn. */
  readonly wide: readonly number[];
  readonly narrowAmount: number;
  readonly narrowCount: number;
}

function divideChildren(side: FlameSide, { pxPerUnit, minWidthCssPx }: WalkScale, parent: number): Family {
  const { end } = side.tree;
  const wide: number[] = [];
  let narrowAmount = 0;
  let narrowCount = 0;
  for (let child = parent + 1; child < end[parent]; child = end[child]) {
    const amount = side.amountOf(child);
    if (!(amount > 0)) {
      continue;
    }
    if (amount * pxPerUnit < minWidthCssPx) {
      narrowAmount += amount;
      narrowCount++;
    } else {
      wide.push(child);
    }
  }
  return { wide: orderSiblings(side, wide), narrowAmount, narrowCount };
}
