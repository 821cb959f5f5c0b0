// SPDX-License-Identifier: Apache-2.0
// What of a tree becomes width: the three width modes, and the two halves of the butterfly.
import { assert } from '#pkg/base';
import type { GrowthTree, SnapshotTree } from '#pkg/calltree';
import type { BoxKind } from './boxes';

export type FlameTree = GrowthTree | SnapshotTree;

/**
 * What the width of a frame means. `growth`: what grew hangs below a zero line, what shrank stands above it, on one scale. `after`: the
 * later snapshot. `union`: every byte that is there before or after, before + grown = after + shrunk; no frame moves when one looks at
 * before and after in turn. Never before + after, which gives 25 -> 25 the width of 0 -> 50. A single snapshot looks the same in all.
 */
export type WidthMode = 'growth' | 'after' | 'union';

export const WIDTH_MODES: readonly WidthMode[] = ['growth', 'after', 'union'];

/** 0 hangs below the zero line, 1 stands above it. */
export type SideNumber = 0 | 1;

/** One half of a drawing. */
export interface FlameSide {
  readonly tree: FlameTree;
  readonly side: SideNumber;
  /** Amount that becomes width, >= 0 and at least the sum of the children's; nodes without any are not drawn. */
  readonly amountOf: (node: number) => number;
  readonly kindOf: (node: number) => BoxKind;
  /** Children in drawing order of the nodes that were asked about last: every key asks again, and a node may have 100,000. */
  readonly families: Map<number, readonly number[]>;
}

/** The halves of a drawing: one, or in mode `growth` of two snapshots [grown, shrunk]. */
export function flameSides(tree: FlameTree, mode: WidthMode): readonly FlameSide[] {
  assert(tree.length > 0, 'a tree has at least its root');
  if (!isGrowthTree(tree)) {
    return [sideOf({ tree, side: 0, amountOf: (node) => tree.total[node], kindOf: () => 'stable' })];
  }
  const { totalBefore, grown, shrunk } = tree;
  if (mode === 'growth') {
    return [
      sideOf({
        ...{ tree, side: 0, amountOf: (node) => grown[node] },
        kindOf: (node) => (totalBefore[node] === 0 ? 'new' : 'grown'),
      }),
      sideOf({
        ...{ tree, side: 1, amountOf: (node) => shrunk[node] },
        kindOf: (node) => (totalAfterOf(tree, node) === 0 ? 'gone' : 'shrunk'),
      }),
    ];
  }
  const kindOf = (node: number) => kindOfBoth(tree, node);
  return mode === 'after'
    ? [sideOf({ tree, side: 0, amountOf: (node) => totalAfterOf(tree, node), kindOf })]
    : [sideOf({ tree, side: 0, amountOf: (node) => totalBefore[node] + grown[node], kindOf })];
}

function sideOf(side: Omit<FlameSide, 'families'>): FlameSide {
  return { ...side, families: new Map() };
}

/** Whether a tree holds two snapshots. */
export function isGrowthTree(tree: FlameTree): tree is GrowthTree {
  return 'grown' in tree;
}

/** Total of a node in the later snapshot; never below 0, where the parts of a sum that is no integer may leave a rest. */
export function totalAfterOf({ totalBefore, grown, shrunk }: GrowthTree, node: number): number {
  const gained = totalBefore[node] + grown[node];
  const after = gained - shrunk[node];
  return after > gained * ROUNDING ? after : 0;
}

// Fractions (seconds of CPU) do not add up exactly: what is left of a difference below this share of it is nothing.
const ROUNDING = 1e-12;

function kindOfBoth(tree: GrowthTree, node: number): BoxKind {
  const { totalBefore, grown, shrunk } = tree;
  if (grown[node] === 0 && shrunk[node] === 0) {
    return 'stable';
  }
  if (totalBefore[node] === 0) {
    return 'new';
  }
  if (totalAfterOf(tree, node) === 0) {
    return 'gone';
  }
  return grown[node] >= shrunk[node] ? 'grown' : 'shrunk';
}
