// SPDX-License-Identifier: Apache-2.0
// From rows to pixels: the graph as one tall page of which a window is visible.
import { NONE } from '#pkg/base';
import { BOX_KINDS, type Boxes, pathTo, type RowCounts, type SideNumber } from '#pkg/flame';
import type { FlameShape } from '#pkg/calltree';
import { ZERO_LINE_CSS_PX } from './paint-boxes';

export interface GraphGeometry {
  readonly rows: RowCounts;
  readonly rowHeightCssPx: number;
  /** Height of the whole page. */
  readonly contentHeightCssPx: number;
}

export function graphGeometry(rows: RowCounts, rowHeightCssPx: number): GraphGeometry {
  const zeroLine = rows.above > 0 ? ZERO_LINE_CSS_PX : 0;
  return { rows, rowHeightCssPx, contentHeightCssPx: (rows.above + rows.below) * rowHeightCssPx + zeroLine };
}

/** Top of a row on the page. */
export function topOfRow({ rows, rowHeightCssPx }: GraphGeometry, side: number, row: number): number {
  if (side === 1) {
    return (rows.above - 1 - row) * rowHeightCssPx;
  }
  return (rows.above + row) * rowHeightCssPx + (rows.above > 0 ? ZERO_LINE_CSS_PX : 0);
}

/** The row at a height of the page, undefined on the zero line. */
export function rowAt(geometry: GraphGeometry, yCssPx: number): { side: SideNumber; row: number } | undefined {
  const { rows, rowHeightCssPx } = geometry;
  const below = topOfRow(geometry, 0, 0);
  if (yCssPx >= below) {
    return { side: 0, row: Math.floor((yCssPx - below) / rowHeightCssPx) };
  }
  const above = rows.above * rowHeightCssPx;
  return yCssPx < above ? { side: 1, row: Math.floor((above - 1 - yCssPx) / rowHeightCssPx) } : undefined;
}

/** Lines (see Viewport) that a window of the page shows, with one to spare on either end. */
export function visibleLines(
  { rows, rowHeightCssPx }: GraphGeometry,
  { scrollTopCssPx, heightCssPx }: { scrollTopCssPx: number; heightCssPx: number }
): { firstRow: number; rowCount: number } {
  const firstRow = Math.floor(scrollTopCssPx / rowHeightCssPx) - rows.above - 1;
  return { firstRow, rowCount: Math.ceil(heightCssPx / rowHeightCssPx) + 3 };
}

/** Where to scroll first: the zero line a third down, so that growth, the point of the picture, has the room. */
export function initialScrollTop(geometry: GraphGeometry, heightCssPx: number): number {
  const wantedCssPx = Math.round(geometry.rows.above * geometry.rowHeightCssPx - heightCssPx / 3);
  return Math.max(0, Math.min(wantedCssPx, geometry.contentHeightCssPx - heightCssPx));
}

/** The box that shows a node: its own, or the `more` box or ancestor that holds it; NONE when none of them is laid out. */
export function boxOfNode(boxes: Boxes, shape: FlameShape, { node, side }: { node: number; side: SideNumber }): number {
  const own = new Map<number, number>();
  const more = new Map<number, number>();
  for (let box = 0; box < boxes.length; box++) {
    if (boxes.side[box] === side) {
      const isMore = BOX_KINDS[boxes.kind[box]] === 'more';
      (isMore ? more : own).set(boxes.node[box], box);
    }
  }
  for (const at of pathTo(shape, node).reverse()) {
    const box = own.get(at);
    if (box !== undefined) {
      return at === node ? box : (more.get(at) ?? box);
    }
  }
  return NONE;
}
