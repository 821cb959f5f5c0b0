// SPDX-License-Identifier: Apache-2.0
// How high a drawing is, before any of it is laid out for the screen.
import type { CallTree, DeltaTree } from '#pkg/calltree';
import { growthSides, type Scale, treeSide } from './growth-sides';
import { type Side, walkSide } from './walk-side';

/** Number of rows that hold a box, on each side of the zero line. */
export interface RowCounts {
  readonly below: number;
  readonly above: number;
}

/** Rows that layoutGrowth (or layoutTree) would fill at this width and zoom if all were visible: the height to scroll through. */
export function measureRows(tree: DeltaTree | CallTree, scale: Scale): RowCounts {
  if (!('grown' in tree)) {
    return { below: rowsOf(treeSide(tree, scale)), above: 0 };
  }
  const [grown, shrunk] = growthSides(tree, scale);
  return { below: rowsOf(grown), above: rowsOf(shrunk) };
}

function rowsOf(side: Side): number {
  let rows = 0;
  walkSide(side, (box) => {
    rows = Math.max(rows, box.row + 1);
  });
  return rows;
}
