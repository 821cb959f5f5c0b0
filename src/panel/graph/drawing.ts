// SPDX-License-Identifier: Apache-2.0
// A picture in one of its width modes: what is drawn on which side, and what its nodes are called.
import { type FlameSide, flameSides, type SideNumber, type WidthMode } from '#pkg/flame';
import type { Picture } from '../data/growth-model';
import { strengthIndex } from './growth-palette';

export interface Drawing {
  readonly picture: Picture;
  readonly mode: WidthMode;
  readonly sides: readonly FlameSide[];
}

export function drawingOf(picture: Picture, mode: WidthMode): Drawing {
  return { picture, mode, sides: flameSides(picture.tree, mode) };
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

/** Index into the palette's growth fills: growth below twice its standard error may be sampling noise and is drawn palest. */
export function strengthOf(picture: Picture, node: number): number {
  if (picture.kind === 'snapshot' || picture.facts === undefined) {
    return strengthIndex(Number.NaN);
  }
  return isNoise(picture, node) ? 0 : strengthIndex(picture.facts.evidenceAt(node));
}

/** Whether a node's growth is within two standard errors of sampling. */
export function isNoise(picture: Picture, node: number): boolean {
  return (
    picture.kind === 'growth' &&
    picture.facts !== undefined &&
    picture.tree.grown[node] < 2 * picture.facts.standardErrorAt(node)
  );
}
