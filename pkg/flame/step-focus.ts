// SPDX-License-Identifier: Apache-2.0
import type { TreeShape } from '#pkg/calltree';
import { childrenOf } from './tree-neighbours';

/** Deeper is away from the zero line. */
export type FocusStep = 'deeper' | 'shallower' | 'next' | 'previous' | 'first' | 'last';

/** The node that a step from `node` leads to among those with an amount; the same node where there is nothing that way. */
export function stepFocus(
  shape: TreeShape,
  amount: Float64Array,
  { node, step }: { node: number; step: FocusStep }
): number {
  const parent = shape.parent[node];
  switch (step) {
    case 'deeper':
      return childrenOf(shape, amount, node)[0] ?? node;
    case 'shallower':
      return parent < 0 ? node : parent;
    default:
      return parent < 0 ? node : stepAmong(childrenOf(shape, amount, parent), node, step);
  }
}

function stepAmong(siblings: readonly number[], node: number, step: 'next' | 'previous' | 'first' | 'last'): number {
  const at = siblings.indexOf(node);
  const target = { next: at + 1, previous: at - 1, first: 0, last: siblings.length - 1 }[step];
  return siblings[target] ?? node;
}
