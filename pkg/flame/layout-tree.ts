// SPDX-License-Identifier: Apache-2.0
// The plain icicle of one snapshot.
import type { CallTree } from '#pkg/calltree';
import type { Boxes } from './boxes';
import { collectBoxes } from './collect-boxes';
import { treeSide } from './growth-sides';
import type { Viewport } from './viewport';
import { type Box, walkSide } from './walk-side';

/** Visible boxes of one snapshot, all on side 0 and of kind `stable` (or `more`); width is the node's total. */
export function layoutTree(tree: CallTree, viewport: Viewport): Boxes {
  const found: Box[] = [];
  walkSide({ ...treeSide(tree, viewport), lastRow: viewport.firstRow + viewport.rowCount - 1 }, (box) => {
    if (box.row >= viewport.firstRow) {
      found.push(box);
    }
  });
  return collectBoxes(found);
}
