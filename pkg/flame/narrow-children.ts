// SPDX-License-Identifier: Apache-2.0
import type { FlameSide } from './flame-sides';
import { type Scale, walkScaleOf } from './layout-flame';
import { childrenOf } from './tree-neighbours';

/** The children that a `more` box of `parent` stands for at this scale, largest first. `sides` are all halves of the drawing. */
export function narrowChildrenOf(
  { sides, side }: { sides: readonly FlameSide[]; side: FlameSide },
  scale: Scale,
  parent: number
): number[] {
  const { pxPerUnit, minWidthCssPx } = walkScaleOf(sides, scale);
  return childrenOf(side, parent).filter((child) => side.amountOf(child) * pxPerUnit < minWidthCssPx);
}
