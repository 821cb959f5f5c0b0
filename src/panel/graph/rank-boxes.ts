// SPDX-License-Identifier: Apache-2.0
import { BOX_KINDS, type Boxes } from '#pkg/flame';
import { type Drawing, nameOf } from './drawing';
import { isNoise } from './node-signal';
import { rankByHinge } from '../data/rank-by-hinge';

const NONE = -1;

/**
 * By box, the rank of the suspect that it shows, 0 for none: the suspect's own node, and calls of the same hinge that are inside no other
 * mark. Of a recursion the first call only. Only what grew is marked, and nothing that sampling alone could explain.
 * O(boxes x marked boxes around one), of which there are no more than suspects.
 */
export function rankBoxes(drawing: Drawing, boxes: Boxes): Uint8Array {
  const ranks = new Uint8Array(boxes.length);
  const rankOfName = rankByHinge(drawing.picture);
  if (rankOfName.size === 0) {
    return ranks;
  }
  const ownRankOf = rankByNode(drawing);
  const parents = parentsOf(boxes);
  // By box, the nearest around it that is marked.
  const around = new Int32Array(boxes.length).fill(NONE);
  for (let box = 0; box < boxes.length; box++) {
    const parent = parents[box];
    around[box] = parent === NONE || ranks[parent] > 0 ? parent : around[parent];
    const node = boxes.node[box];
    const rank = ownRankOf.get(node) ?? rankOfName.get(nameOf(drawing.picture, node)) ?? 0;
    // By its name alone a library's function below another hinge would pass for one.
    const isInner = ownRankOf.has(node) ? isInside({ ranks, around }, box, rank) : around[box] !== NONE;
    ranks[box] = rank > 0 && !isInner && canBeMarked(drawing, boxes, box) ? rank : 0;
  }
  return ranks;
}

/** Best rank by the suspect's own node. */
function rankByNode({ picture }: Drawing): ReadonlyMap<number, number> {
  const rows = picture.kind === 'growth' ? picture.suspects.rows : [];
  // The best rank comes first in the list, and last here.
  return new Map([...rows].reverse().flatMap(({ node, rank }) => (node === undefined ? [] : [[node, rank] as const])));
}

function canBeMarked(drawing: Drawing, { kind, node, side }: Boxes, box: number): boolean {
  const boxKind = BOX_KINDS[kind[box]];
  return side[box] === 0 && (boxKind === 'grown' || boxKind === 'new') && !isNoise(drawing, node[box], 0);
}

interface Marks {
  readonly ranks: Uint8Array;
  readonly around: Int32Array;
}

function isInside({ ranks, around }: Marks, box: number, rank: number): boolean {
  for (let outer = around[box]; outer !== NONE; outer = around[outer]) {
    if (ranks[outer] === rank) {
      return true;
    }
  }
  return false;
}

/** Boxes come by side, row and x: the parent of one is the last of the row before that does not begin behind it. */
function parentsOf(boxes: Boxes): Int32Array {
  const parents = new Int32Array(boxes.length).fill(NONE);
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
    if (above < rowStart && isRowBelow(boxes, above, box)) {
      parents[box] = above;
    }
  }
  return parents;
}

function isRowBelow({ row, side }: Boxes, above: number, box: number): boolean {
  return side[above] === side[box] && row[above] === row[box] - 1;
}
