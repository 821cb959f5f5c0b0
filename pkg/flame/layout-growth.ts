// SPDX-License-Identifier: Apache-2.0
// The butterfly icicle: growth hangs below a zero line, shrinkage stands above it, width is the amount of change.
import type { DeltaTree } from '#pkg/calltree';
import type { Boxes } from './boxes';
import { collectBoxes } from './collect-boxes';
import { growthSides } from './growth-sides';
import type { Viewport } from './viewport';
import { type Box, walkSide } from './walk-side';

/**
 * Visible boxes of a delta. A box's width is its node's `grown` (side 0) or `shrunk` (side 1) on one scale, so gain and loss
 * inside one frame never hide each other, and every visible row of a subtree shows all of its change: frames, the free space of
 * a parent's own change, and the `more` box with the rest. A `more` box keeps its true width however small; who paints it draws at
 * least a hairline. Only the ancestors of a zoomed node are out of scale: they span the width on the sides where the node has something.
 */
export function layoutGrowth(delta: DeltaTree, viewport: Viewport): Boxes {
  const found: Box[] = [];
  const lastLine = viewport.firstRow + viewport.rowCount - 1;
  const [grown, shrunk] = growthSides(delta, viewport);
  if (lastLine >= 0) {
    walkSide({ ...grown, lastRow: lastLine }, (box) => {
      if (box.row >= viewport.firstRow) {
        found.push(box);
      }
    });
  }
  if (viewport.firstRow < 0) {
    walkSide({ ...shrunk, lastRow: -1 - viewport.firstRow }, (box) => {
      if (-1 - box.row <= lastLine) {
        found.push(box);
      }
    });
  }
  return collectBoxes(found);
}
