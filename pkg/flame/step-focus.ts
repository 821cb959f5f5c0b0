// SPDX-License-Identifier: Apache-2.0
import type { FlameSide } from './flame-sides';
import { childrenOf, parentOf } from './tree-neighbours';

/** Deeper is away from the zero line. */
export type FocusStep = 'deeper' | 'shallower' | 'next' | 'previous' | 'first' | 'last';

/** The node that a step from `node` leads to among those with an amount; the same node where there is nothing that way. */
export function stepFocus(side: FlameSide, { node, step }: { node: number; step: FocusStep }): number {
  if (step === 'deeper') {
    return childrenOf(side, node)[0] ?? node;
  }
  const parent = parentOf(side.tree, node);
  if (parent < 0) {
    return node;
  }
  return step === 'shallower' ? parent : stepAmong(childrenOf(side, parent), node, step);
}

function stepAmong(siblings: readonly number[], node: number, step: 'next' | 'previous' | 'first' | 'last'): number {
  const at = siblings.indexOf(node);
  const target = { next: at + 1, previous: at - 1, first: 0, last: siblings.length - 1 }[step];
  return siblings[target] ?? node;
}
