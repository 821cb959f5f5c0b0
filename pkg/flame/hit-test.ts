// SPDX-License-Identifier: Apache-2.0
// From a pointer to the box under it.
import { NONE } from '#pkg/base';
import type { Boxes } from './boxes';

/** A place in a drawing; row and side as in Boxes. */
export interface BoxPoint {
  readonly xCssPx: number;
  readonly row: number;
  readonly side: number;
}

/** Index of the box that covers the point, left edge included and right edge not, or NONE. O(log boxes). */
export function hitTest(boxes: Boxes, point: BoxPoint): number {
  let low = 0;
  let high = boxes.length;
  // Invariant: the boxes before low begin at or before the point, those from high on begin after it.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beginsAfter(boxes, middle, point)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const index = low - 1;
  if (index < 0 || boxes.side[index] !== point.side || boxes.row[index] !== point.row) {
    return NONE;
  }
  return point.xCssPx < boxes.xCssPx[index] + boxes.widthCssPx[index] ? index : NONE;
}

function beginsAfter(boxes: Boxes, index: number, point: BoxPoint): boolean {
  const bySide = boxes.side[index] - point.side;
  const byRow = boxes.row[index] - point.row;
  return bySide > 0 || (bySide === 0 && (byRow > 0 || (byRow === 0 && boxes.xCssPx[index] > point.xCssPx)));
}
