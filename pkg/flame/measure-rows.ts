// SPDX-License-Identifier: Apache-2.0
// How high a drawing is, before any of it is laid out for the screen.
import type { FlameSide } from './flame-sides';
import { type Scale, walkScaleOf } from './layout-flame';
import { walkSide } from './walk-side';

/** Number of rows that hold a box, on each side of the zero line. */
export interface RowCounts {
  readonly below: number;
  readonly above: number;
}

/** Rows that layoutFlame would fill at this width and zoom if all were visible: the height to scroll through. */
export function measureRows(sides: readonly FlameSide[], scale: Scale): RowCounts {
  const counts = { below: 0, above: 0 };
  const walkScale = walkScaleOf(sides, scale);
  for (const side of sides) {
    walkSide(side, walkScale, (box) => {
      counts[side.side === 0 ? 'below' : 'above'] = box.row + 1;
    });
  }
  return counts;
}
