// SPDX-License-Identifier: Apache-2.0
// The honesty score: how much of what grew is drawn as growth.
import type { DeltaTree } from '#pkg/calltree';
import { BOX_KINDS, type Boxes } from './boxes';

/**
 * Share of all growth, 0 .. 1, that sits in a box below the zero line: each drawn node answers for its own growth, a `more` box for
 * everything it stands for. 1 is the only acceptable value when all rows are visible and nothing is zoomed; 1 when nothing grew.
 */
export function shareDrawnAsGrowth(delta: DeltaTree, boxes: Boxes): number {
  if (delta.length === 0 || delta.grown[0] === 0) {
    return 1;
  }
  let drawn = 0;
  for (let box = 0; box < boxes.length; box++) {
    if (boxes.side[box] === 0 && boxes.widthCssPx[box] > 0) {
      const node = boxes.node[box];
      const isMore = BOX_KINDS[boxes.kind[box]] === 'more';
      drawn += isMore ? boxes.amount[box] : Math.max(0, delta.selfAfter[node] - delta.selfBefore[node]);
    }
  }
  return drawn / delta.grown[0];
}
