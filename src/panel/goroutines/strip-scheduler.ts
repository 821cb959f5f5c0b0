// SPDX-License-Identifier: Apache-2.0
// Goroutine trees without the inside of the scheduler at their leaves: runtime.gopark says of every goroutine that it waits, and of none where.
import { type PausableWork, pauseIfLong } from '#pkg/base';
import { type FlameTree, isGrowthTree } from '#pkg/flame';
import { goroutineStateOf, isWaitFrame } from '#pkg/profile';
import { codeOf, joinCodes } from './goroutine-waits';
import { waitReasonOf } from './wait-reason';

/** A tree cut short. Amounts are of subtrees, so what is cut off stays with the function that called it. */
export interface StrippedTree<Tree extends FlameTree> {
  readonly tree: Tree;
  /** By node: the node of the whole tree that it was. */
  readonly source: Int32Array;
  /** By node: why those that wait in the function itself do, as goroutine-waits.ts codes it. */
  readonly ownReason: Uint8Array;
  /** By node: why all below do. */
  readonly reason: Uint8Array;
}

/** O(nodes + names). Stacks that are of the scheduler altogether keep their outermost function. */
export function* stripScheduler<Tree extends FlameTree>(tree: Tree): PausableWork<StrippedTree<Tree>> {
  const { length, end } = tree;
  const isCut = yield* findWaitFrames(tree);
  const source = new Int32Array(length);
  let kept = 0;
  for (let node = 0; node < length; node = isCut[node] === 1 ? end[node] : node + 1) {
    if (isCut[node] === 0) {
      source[kept++] = node;
    }
  }
  yield* pauseIfLong(length);
  const stripped = takeNodes(tree, source.slice(0, kept));
  const ownReason = yield* readReasons(tree, isCut, stripped.source);
  const reason = joinCodes(ownReason, stripped.tree.end);
  return { ...stripped, ownReason, reason };
}

/** By node: 1 where it and all below it are of the scheduler, and it is not the outermost function. */
function* findWaitFrames({ length, frames, frame, end }: FlameTree): PausableWork<Uint8Array> {
  const isWait = Uint8Array.from(frames.name, (name) => Number(isWaitFrame(name)));
  yield* pauseIfLong(length);
  const isCut = new Uint8Array(length);
  for (let node = length - 1; node > 0; node--) {
    isCut[node] = isWait[frame[node]];
    for (let child = node + 1; child < end[node] && isCut[node] === 1; child = end[child]) {
      isCut[node] = isCut[child];
    }
  }
  for (let child = 1; child < end[0]; child = end[child]) {
    isCut[child] = 0;
  }
  yield* pauseIfLong(length);
  return isCut;
}

function takeNodes<Tree extends FlameTree>(tree: Tree, source: Int32Array): { tree: Tree; source: Int32Array } {
  const newNode = new Int32Array(tree.length + 1);
  let next = source.length;
  newNode[tree.length] = next;
  // Where an old node ends is where the next one that is kept begins.
  for (let old = tree.length - 1, at = source.length - 1; old >= 0; old--) {
    if (at >= 0 && source[at] === old) {
      next = at--;
    }
    newNode[old] = next;
  }
  const taken = (column: Float64Array): Float64Array => Float64Array.from(source, (old) => column[old]);
  const shape = {
    length: source.length,
    frame: Int32Array.from(source, (old) => tree.frame[old]),
    end: Int32Array.from(source, (old) => newNode[tree.end[old]]),
  };
  const whole: FlameTree = tree;
  const amounts = isGrowthTree(whole)
    ? { totalBefore: taken(whole.totalBefore), grown: taken(whole.grown), shrunk: taken(whole.shrunk) }
    : { total: taken(whole.total) };
  return { tree: { ...tree, ...shape, ...amounts }, source };
}

const NODES_PER_TURN = 8192;

// The state of a goroutine is read off its innermost frames, and off the two that called them.
function* readReasons(tree: FlameTree, isCut: Uint8Array, source: Int32Array): PausableWork<Uint8Array> {
  const ownReason = new Uint8Array(source.length);
  const open: number[] = [];
  for (let node = 0; node < source.length; node++) {
    const old = source[node];
    while (open.length > 0 && tree.end[open[open.length - 1]] <= old) {
      open.pop();
    }
    const leaf = largestCutLeaf(tree, isCut, old);
    if (leaf !== undefined && old > 0) {
      const callers = [old, ...open.slice(-1)];
      const names = [...leaf, ...callers].map((at) => tree.frames.name[tree.frame[at]] ?? '');
      ownReason[node] = codeOf(waitReasonOf(goroutineStateOf(names)));
    }
    open.push(old);
    if (node % NODES_PER_TURN === 0) {
      yield;
    }
  }
  return ownReason;
}

/** The cut nodes below a kept one on the way to where most of its goroutines wait, innermost first; undefined when none wait in it. */
function largestCutLeaf(tree: FlameTree, isCut: Uint8Array, node: number): number[] | undefined {
  const { end } = tree;
  if (end[node] === node + 1) {
    return [];
  }
  const way: number[] = [];
  let at = node;
  for (;;) {
    let largest = -1;
    for (let child = at + 1; child < end[at]; child = end[child]) {
      if (isCut[child] === 1 && (largest < 0 || weightOf(tree, child) > weightOf(tree, largest))) {
        largest = child;
      }
    }
    if (largest < 0) {
      return way.length === 0 ? undefined : way.reverse();
    }
    way.push(largest);
    at = largest;
  }
}

function weightOf(tree: FlameTree, node: number): number {
  return isGrowthTree(tree) ? tree.totalBefore[node] + tree.grown[node] : tree.total[node];
}
