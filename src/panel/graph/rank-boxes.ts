// SPDX-License-Identifier: Apache-2.0
import { BOX_KINDS, type Boxes } from '#pkg/flame';
import { nameOf } from './drawing';
import { rankByHinge } from '../data/rank-by-hinge';
import type { Picture } from '../data/picture';

/**
 * By box, the rank of the suspect whose hinge it shows, 0 for none. Of a function that calls itself only the first call is marked.
 * O(boxes).
 */
export function rankBoxes(picture: Picture, boxes: Boxes): Uint8Array {
  const ranks = new Uint8Array(boxes.length);
  const rankOf = rankByHinge(picture);
  if (rankOf.size === 0) {
    return ranks;
  }
  // Boxes come by side, row and x: the parent of one is the last of the row before that does not begin behind it.
  let rowStart = 0;
  let above = 0;
  for (let box = 0; box < boxes.length; box++) {
    if (boxes.row[box] !== boxes.row[rowStart] || boxes.side[box] !== boxes.side[rowStart]) {
      above = rowStart;
      rowStart = box;
    }
    while (above + 1 < rowStart && boxes.xCssPx[above + 1] <= boxes.xCssPx[box]) {
      above++;
    }
    const rank = BOX_KINDS[boxes.kind[box]] === 'more' ? undefined : rankOf.get(nameOf(picture, boxes.node[box]));
    const frame = picture.tree.frame;
    const isSelfCall =
      above < rowStart && isRowBelow(boxes, above, box) && frame[boxes.node[above]] === frame[boxes.node[box]];
    ranks[box] = rank === undefined || isSelfCall ? 0 : rank;
  }
  return ranks;
}

function isRowBelow({ row, side }: Boxes, above: number, box: number): boolean {
  return side[above] === side[box] && row[above] === row[box] - 1;
}
