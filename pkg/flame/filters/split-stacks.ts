// SPDX-License-Identifier: Apache-2.0
// Stacks with a frame that matches, or those without: nodes go, none are put together.
import { inSlices, type PausableWork } from '#pkg/base';
import type { AmountTree, FilteredStep } from './amount-tree';
import { takeFrom } from './take-from';

/** Where a node stands: on no match yet, on the outermost match of its path, or below that. */
const [OUTSIDE, OUTERMOST, INSIDE] = [0, 1, 2] as const;

/** Which stacks stay. Every stack of the tree is one or the other, so the amounts of both answers add up to the tree's. */
export type KeptStacks = 'with-match' | 'without-match';

/** The tree of the stacks that have a frame with `isMatched[frame]` = 1, or of those that have none. The root stays. O(nodes). */
export function* splitStacks(tree: AmountTree, isMatched: Uint8Array, kept: KeptStacks): PausableWork<FilteredStep> {
  const { length } = tree.shape;
  const place = new Uint8Array(length);
  const parent = new Int32Array(length);
  yield* inSlices(length, placeNodes(tree, isMatched, [place, parent]));
  const isOnWay = new Uint8Array(length);
  yield* inSlices(length, fromTheEnd(length, markWay(place, parent, isOnWay)));
  const amounts: Float64Array[] = [];
  for (const total of tree.amounts) {
    const amount = new Float64Array(length);
    yield* inSlices(length, fromTheEnd(length, sumMatches([place, parent], total, amount)));
    if (kept === 'without-match') {
      yield* inSlices(length, subtractFrom(total, amount));
    }
    amounts.push(amount);
  }
  if (kept === 'with-match') {
    return yield* keepNodes({ ...tree, amounts }, isOnWay);
  }
  const isRest = new Uint8Array(length);
  yield* inSlices(length, fromTheEnd(length, markRest([place, isOnWay, parent], amounts, isRest)));
  return yield* keepNodes({ ...tree, amounts }, isRest);
}

type Slice = (from: number, to: number) => void;

/** A loop from the last node to the first takes parts of 0 .. length as if counted from the end. */
function fromTheEnd(length: number, work: (last: number, first: number) => void): Slice {
  return (from, to) => work(length - 1 - from, length - to);
}

// `parent` of nodes inside stays 0: nobody asks for it.
function placeNodes({ shape }: AmountTree, isMatched: Uint8Array, [place, parent]: [Uint8Array, Int32Array]): Slice {
  const { frame, end } = shape;
  let insideBefore = 0;
  return (from, to) => {
    for (let node = from; node < to; node++) {
      if (node < insideBefore) {
        place[node] = INSIDE;
      } else if (node > 0 && isMatched[frame[node]] === 1) {
        place[node] = OUTERMOST;
        insideBefore = end[node];
      } else {
        for (let child = node + 1; child < end[node]; child = end[child]) {
          parent[child] = node;
        }
      }
    }
  };
}

function markWay(place: Uint8Array, parent: Int32Array, isOnWay: Uint8Array): Slice {
  isOnWay[0] = 1;
  return (last, first) => {
    for (let node = last; node >= first; node--) {
      if (place[node] !== OUTSIDE) {
        isOnWay[node] = 1;
      }
      if (place[node] !== INSIDE && isOnWay[node] === 1) {
        isOnWay[parent[node]] = 1;
      }
    }
  };
}

// Makes `amount` what each node has in stacks with a match.
function sumMatches([place, parent]: [Uint8Array, Int32Array], total: Float64Array, amount: Float64Array): Slice {
  return (last, first) => {
    for (let node = last; node >= first; node--) {
      if (place[node] !== OUTSIDE) {
        amount[node] = total[node];
      }
      if (place[node] !== INSIDE && node > 0) {
        amount[parent[node]] += amount[node];
      }
    }
  };
}

function subtractFrom(total: Float64Array, amount: Float64Array): Slice {
  return (from, to) => {
    for (let node = from; node < to; node++) {
      amount[node] = total[node] - amount[node];
    }
  };
}

// Where all that stood below is gone, only a node that is a stack itself stays.
function markRest(
  [place, isOnWay, parent]: [Uint8Array, Uint8Array, Int32Array],
  rests: readonly Float64Array[],
  isRest: Uint8Array
): Slice {
  isRest[0] = 1;
  return (last, first) => {
    for (let node = last; node >= first; node--) {
      if (place[node] !== OUTSIDE) {
        continue;
      }
      if (isOnWay[node] === 0 || rests.some((rest) => rest[node] !== 0)) {
        isRest[node] = 1;
      }
      if (isRest[node] === 1) {
        isRest[parent[node]] = 1;
      }
    }
  };
}

/** The nodes with `isKept` = 1, whose parents are kept too, in the order they have. */
function* keepNodes({ shape, amounts }: AmountTree, isKept: Uint8Array): PausableWork<FilteredStep> {
  const newNode = new Int32Array(shape.length + 1);
  yield* inSlices(shape.length, (from, to) => {
    for (let node = from; node < to; node++) {
      newNode[node + 1] = newNode[node] + isKept[node];
    }
  });
  const length = newNode[shape.length];
  const columns = { frame: new Int32Array(length), end: new Int32Array(length), source: new Int32Array(length) };
  yield* inSlices(shape.length, (from, to) => {
    for (let node = from; node < to; node++) {
      if (isKept[node] === 1) {
        const place = newNode[node];
        columns.frame[place] = shape.frame[node];
        columns.end[place] = newNode[shape.end[node]];
        columns.source[place] = node;
      }
    }
  });
  const { frame, end, source } = columns;
  const kept: Float64Array[] = [];
  for (const amount of amounts) {
    kept.push(yield* takeFrom(amount, source));
  }
  return { shape: { ...shape, length, frame, end }, amounts: kept, source };
}
