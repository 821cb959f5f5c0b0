// SPDX-License-Identifier: Apache-2.0
import { inSlices, NONE, type PausableWork } from '#pkg/base';
import type { AmountTree, FilteredStep } from './amount-tree';

/** Where old nodes went, and the shape of the new tree. */
export interface MergedNodes {
  /** By old node: the new one, NONE where it went away. */
  readonly newNode: Int32Array;
  /** By old node: 1 where another one's amounts have its own already. */
  readonly isCounted: Uint8Array;
  /** By new node. */
  readonly end: Int32Array;
}

/** The amounts of new nodes, and the largest old node that went into each. A root that is counted already has what is left below it. */
export function* addUpNodes(
  amounts: AmountTree['amounts'],
  merged: MergedNodes
): PausableWork<Pick<FilteredStep, 'amounts' | 'source'>> {
  const sums: Float64Array[] = [];
  for (const amount of amounts) {
    const sum = new Float64Array(merged.end.length);
    yield* inSlices(amount.length, addUp(amount, merged, sum));
    if (merged.isCounted[0] === 1) {
      addUpRoot(sum, merged.end);
    }
    sums.push(sum);
  }
  const source = new Int32Array(merged.end.length).fill(NONE);
  source[0] = 0;
  yield* inSlices(merged.newNode.length, findLargest(amounts, merged, source));
  return { amounts: sums, source };
}

type Slice = (from: number, to: number) => void;

function addUp(amount: Float64Array, { newNode, isCounted }: MergedNodes, sum: Float64Array): Slice {
  return (from, to) => {
    for (let node = from; node < to; node++) {
      if (isCounted[node] === 0 && newNode[node] !== NONE) {
        sum[newNode[node]] += amount[node];
      }
    }
  };
}

function addUpRoot(sum: Float64Array, end: Int32Array): void {
  for (let child = 1; child < end[0]; child = end[child]) {
    sum[0] += sum[child];
  }
}

function findLargest(amounts: AmountTree['amounts'], { newNode, isCounted }: MergedNodes, source: Int32Array): Slice {
  return (from, to) => {
    for (let node = Math.max(from, 1); node < to; node++) {
      const target = newNode[node];
      if (
        isCounted[node] === 0 &&
        target !== NONE &&
        (source[target] === NONE || isLarger(amounts, node, source[target]))
      ) {
        source[target] = node;
      }
    }
  };
}

function isLarger(amounts: AmountTree['amounts'], one: number, other: number): boolean {
  for (const amount of amounts) {
    if (amount[one] !== amount[other]) {
      return amount[one] > amount[other];
    }
  }
  return false;
}
