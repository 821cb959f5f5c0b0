// SPDX-License-Identifier: Apache-2.0
// Where rows of boxes are on the canvas of the growth graph, found by their colour.
import type { Picture } from './decode-png';
import { countTones } from './pixel-colours';

/** Height of a row while nobody changed the option. */
export const ROW_HEIGHT_PX = 20;

/** Uppermost pixel of the root of what grew, which is the widest box of the graph. @throws Error when nothing is that wide and orange */
export function topOfGrowth(picture: Picture): number {
  const top = countTones(picture).findIndex(({ orange }) => orange > picture.widthPx * 0.9);
  if (top < 0) {
    throw new Error('no growth over the width of the graph');
  }
  return top;
}

/** Middle of a row of growth; the root is row 0. */
export function middleOfGrowthRow(picture: Picture, row: number): number {
  return topOfGrowth(picture) + (row + 0.5) * ROW_HEIGHT_PX;
}
