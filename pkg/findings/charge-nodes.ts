// SPDX-License-Identifier: Apache-2.0
// Who stands for the growth of each node of a tree: the frame that a developer can change, and the one that allocates below it.
import { NONE, type PausableWork } from '#pkg/base';
import type { GrowthTree } from '#pkg/calltree';
import { classifyFramesInTurns, type CodeOwner } from './own-code';

/** Columns by node; the root has NONE in each. */
export interface ChargedNodes {
  readonly parent: Int32Array;
  /** The node of the hinge: on the path from the root to the node, the frame that stands for what grows in it. */
  readonly hinge: Int32Array;
  /** The visible leaf: the node itself, or the one that called the scheduler. From the hinge to the node. */
  readonly leaf: Int32Array;
}

/** A few milliseconds of work, whatever is done with each node. */
const NODES_PER_TURN = 1 << 14;

const RANKS: Readonly<Record<CodeOwner, number>> = { own: 3, dependency: 2, 'standard-library': 1 };
const STANDARD_LIBRARY = RANKS['standard-library'];

/** Gives every node from 1 on to `step` in slices [from, to), with a pause after each. */
export function* sweepNodes(length: number, step: (from: number, to: number) => void): PausableWork<void> {
  for (let from = 1; from < length; from += NODES_PER_TURN) {
    step(from, Math.min(length, from + NODES_PER_TURN));
    yield;
  }
}

/**
 * The hinge is the deepest own frame on the path, so that below it there is only library code; without one the deepest frame of a
 * dependency; without that, bytes are charged to where they were allocated, and goroutines to where they started. O(nodes).
 */
export function* chargeNodes(tree: GrowthTree): PausableWork<ChargedNodes> {
  const { length, frames, frame, end, unit } = tree;
  const owners = yield* classifyFramesInTurns(frames);
  const rankOfFrame = Uint8Array.from(frames.name, (_, i) => RANKS[owners.ownerOf(i)]);
  yield;
  const isHiddenFrame = Uint8Array.from(frames.name, (name) => Number(isSchedulerFrame(name)));
  yield;
  const parent = new Int32Array(length).fill(NONE);
  const hinge = new Int32Array(length).fill(NONE);
  const leaf = new Int32Array(length).fill(NONE);
  const rank = new Uint8Array(length);
  yield* sweepNodes(length, (from, to) => findParents(parent, end, { from, to }));
  const startCounts = unit !== 'bytes';
  yield* sweepNodes(length, (from, to) => {
    for (let node = from; node < to; node++) {
      const above = parent[node];
      const here = rankOfFrame[frame[node]];
      const inherits = here < rank[above] || (startCounts && here === STANDARD_LIBRARY && rank[above] === here);
      rank[node] = inherits ? rank[above] : here;
      hinge[node] = inherits ? hinge[above] : node;
      leaf[node] = inherits && isHiddenFrame[frame[node]] === 1 ? leaf[above] : node;
    }
  });
  return { parent, hinge, leaf };
}

/** What each node has without its children. `totalOf` counts whole subtrees. */
export function* ownAmounts(
  { length, parent }: { readonly length: number; readonly parent: Int32Array },
  totalOf: (node: number) => number
): PausableWork<Float64Array> {
  const own = new Float64Array(length);
  yield* sweepNodes(length, (from, to) => {
    for (let node = from; node < to; node++) {
      const total = totalOf(node);
      own[node] += total;
      own[parent[node]] -= total;
    }
  });
  return own;
}

// In pre-order the node before this one is its parent, or a descendant of one of the parent's earlier children.
function findParents(parent: Int32Array, end: Int32Array, { from, to }: { from: number; to: number }): void {
  for (let node = from; node < to; node++) {
    let above = node - 1;
    while (end[above] <= node) {
      above = parent[above];
    }
    parent[node] = above;
  }
}

/** Goroutine stacks end in the scheduler (runtime.gopark, sync.runtime_Semacquire): the frame that called it tells more. */
function isSchedulerFrame(name: string): boolean {
  return name.startsWith('runtime.') || name.startsWith('internal/runtime/') || name.includes('.runtime_');
}
