// SPDX-License-Identifier: Apache-2.0
// A delta and a snapshot seen alike: what is drawn on which side, and what its nodes are called.
import {
  type Boxes,
  layoutGrowth,
  layoutTree,
  measureRows,
  type RowCounts,
  type Scale,
  type Viewport,
} from '#pkg/flame';
import { strengthIndex } from './growth-palette';
import type { Picture } from './growth-model';

/** 0 below the zero line: growth, or the one snapshot; 1 above it: shrinkage. */
export type GraphSide = 0 | 1;

/** Amount of each node on a side; undefined for the upper side of a snapshot. */
export function amountsOn(picture: Picture, side: GraphSide): Float64Array | undefined {
  if (picture.kind === 'delta') {
    return side === 0 ? picture.tree.grown : picture.tree.shrunk;
  }
  return side === 0 ? picture.tree.total : undefined;
}

/** Whether anything is drawn on a side. */
export function hasSide(picture: Picture, side: GraphSide): boolean {
  return (amountsOn(picture, side)?.[0] ?? 0) > 0;
}

export function layoutPicture(picture: Picture, viewport: Viewport): Boxes {
  return picture.kind === 'delta' ? layoutGrowth(picture.tree, viewport) : layoutTree(picture.tree, viewport);
}

export function measurePicture(picture: Picture, scale: Scale): RowCounts {
  return measureRows(picture.tree, scale);
}

/** Full function name of a node, or the data's name for the root. */
export function nameOf({ tree, rootName }: Picture, node: number): string {
  return tree.frames.name[tree.frame[node]] ?? rootName;
}

/** Index into the palette's growth fills: growth below twice its standard error may be sampling noise and is drawn palest. */
export function strengthOf(picture: Picture, node: number): number {
  if (picture.kind === 'snapshot' || picture.evidence === undefined) {
    return strengthIndex(Number.NaN);
  }
  const { evidence, standardError } = picture.evidence;
  const isNoise = picture.tree.grown[node] < 2 * standardError[node];
  return isNoise ? 0 : strengthIndex(evidence[node]);
}
