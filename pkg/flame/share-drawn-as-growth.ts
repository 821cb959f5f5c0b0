// SPDX-License-Identifier: Apache-2.0
// The honesty score: how much of what grew is drawn as growth.
import type { GrowthTree } from '#pkg/calltree';
import { BOX_KINDS, type Boxes } from './boxes';

/**
 * Share of all growth, 0 .. 1, that sits in a box below the zero line: each drawn node answers for its own growth, a `more` box for
 * everything it stands for. 1 is the only acceptable value when all rows are visible and nothing is zoomed; 1 when nothing grew.
 */
export function shareDrawnAsGrowth(tree: GrowthTree, boxes: Boxes): number {
  const { grown, end } = tree;
  if (tree.length === 0 || grown[0] === 0) {
    return 1;
  }
  let drawn = 0;
  for (let box = 0; box < boxes.length; box++) {
    if (boxes.side[box] === 0 && boxes.widthCssPx[box] > 0) {
      const node = boxes.node[box];
      drawn += boxes.amount[box];
      if (BOX_KINDS[boxes.kind[box]] !== 'more') {
        for (let child = node + 1; child < end[node]; child = end[child]) {
          drawn -= grown[child];
        }
      }
    }
  }
  return drawn / grown[0];
}
