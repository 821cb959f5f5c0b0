// SPDX-License-Identifier: Apache-2.0
// Trees to boxes: the butterfly icicle of two snapshots, the plain one of a single.
import { assert } from '#pkg/base';
import { BOX_KINDS, type Boxes } from './boxes';
import type { FlameSide } from './flame-sides';
import type { Viewport } from './viewport';
import { type Box, walkSide, type WalkScale } from './walk-side';

/** The part of a viewport that decides widths; which rows are visible does not. */
export type Scale = Pick<Viewport, 'widthCssPx' | 'zoomNode' | 'minWidthCssPx'>;

/**
 * The visible boxes of a drawing's halves, by side, then row, then x. All halves are on one scale: the longer one fills the width, so
 * lengths compare. Every visible row of a subtree shows all of its amount: frames, the free space of a parent's own part, and the
 * `more` box with the rest, which keeps its true width however small; who paints it draws at least a hairline. Only the ancestors of a
 * zoomed node are out of scale: they span the width on the sides where the node has something.
 */
export function layoutFlame(sides: readonly FlameSide[], viewport: Viewport): Boxes {
  const found: Array<Box & { readonly side: number }> = [];
  const lastLine = viewport.firstRow + viewport.rowCount - 1;
  const scale = walkScaleOf(sides, viewport);
  for (const side of sides) {
    const [firstRow, lastRow] =
      side.side === 0 ? [viewport.firstRow, lastLine] : [-1 - lastLine, -1 - viewport.firstRow];
    walkSide(side, { ...scale, lastRow }, (box) => {
      if (box.row >= firstRow) {
        found.push({ ...box, side: side.side });
      }
    });
  }
  return {
    length: found.length,
    node: Int32Array.from(found, (box) => box.node),
    side: Uint8Array.from(found, (box) => box.side),
    row: Int32Array.from(found, (box) => box.row),
    xCssPx: Float64Array.from(found, (box) => box.xCssPx),
    widthCssPx: Float64Array.from(found, (box) => box.widthCssPx),
    kind: Uint8Array.from(found, (box) => BOX_KINDS.indexOf(box.kind)),
    amount: Float64Array.from(found, (box) => box.amount),
    merged: Int32Array.from(found, (box) => box.merged),
  };
}

/** Pixels of one unit: the half with more at the zoomed node fills the width. */
export function walkScaleOf(sides: readonly FlameSide[], scale: Scale): WalkScale {
  const { widthCssPx, zoomNode, minWidthCssPx } = scale;
  const longest = Math.max(...sides.map((side) => side.amountOf(zoomNode)));
  assert(!Number.isNaN(longest), `zoom node ${zoomNode} is not in the tree`);
  return { widthCssPx, zoomNode, minWidthCssPx, pxPerUnit: longest > 0 ? widthCssPx / longest : 0, lastRow: Infinity };
}
