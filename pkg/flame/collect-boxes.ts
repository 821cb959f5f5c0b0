// SPDX-License-Identifier: Apache-2.0
// Turns the boxes of a walk into sorted columns.
import { BOX_KINDS, type Boxes } from './boxes';
import type { Box } from './walk-side';

/** Boxes as columns, by side, then row, then x, the order that hitTest searches. `found` has each row in ascending x already
 * and is sorted in place. O(boxes log boxes). */
export function collectBoxes(found: Box[]): Boxes {
  // A stable sort: x keeps its order.
  const sorted = found.sort((a, b) => a.side - b.side || a.row - b.row);
  return {
    length: sorted.length,
    node: Int32Array.from(sorted, (box) => box.node),
    side: Uint8Array.from(sorted, (box) => box.side),
    row: Int32Array.from(sorted, (box) => box.row),
    xCssPx: Float64Array.from(sorted, (box) => box.xCssPx),
    widthCssPx: Float64Array.from(sorted, (box) => box.widthCssPx),
    kind: Uint8Array.from(sorted, (box) => BOX_KINDS.indexOf(box.kind)),
    amount: Float64Array.from(sorted, (box) => box.amount),
    merged: Int32Array.from(sorted, (box) => box.merged),
  };
}
