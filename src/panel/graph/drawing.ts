// SPDX-License-Identifier: Apache-2.0
// A picture in one of its width modes: what is drawn on which side, and what its nodes are called.
import { type FlameSide, flameSides, type SideNumber, type WidthMode } from '#pkg/flame';
import type { Picture } from '../data/growth-model';

export interface Drawing {
  readonly picture: Picture;
  readonly mode: WidthMode;
  readonly sides: readonly FlameSide[];
}

/** `sides` may be given where they are known: they are those of every picture of the same tree. */
export function drawingOf(picture: Picture, mode: WidthMode, sides = flameSides(picture.tree, mode)): Drawing {
  return { picture, mode, sides };
}

/** Whether anything is drawn on a side. */
export function hasSide({ sides }: Drawing, side: SideNumber): boolean {
  return (sides[side]?.amountOf(0) ?? 0) > 0;
}

/** Amount of a node on a side, 0 where the drawing has no such side. */
export function amountAt({ sides }: Drawing, node: number, side: SideNumber): number {
  return sides[side]?.amountOf(node) ?? 0;
}

/** Full function name of a node, or the data's name for the root. */
export function nameOf({ tree, rootName }: Picture, node: number): string {
  return tree.frames.name[tree.frame[node]] ?? rootName;
}
