// SPDX-License-Identifier: Apache-2.0
// Trees in which nodes become one: with frames taken out, folded or cut off above, paths that were different are the same.
//
// A node of the new tree is made from a chain of old nodes. Opening one counts it; going through the children of all in its chain gives
// the chains of its own children, by frame, and puts what goes into it behind its own chain. Chains wait on a stack, so that nodes are
// opened depth-first: in pre-order, without recursion, each old node gone through once.
import { inSlices, NONE, type PausableWork } from '#pkg/base';
import type { FlameShape } from '#pkg/calltree';
import { addUpNodes } from './add-up-nodes';
import type { AmountTree, FilteredStep } from './amount-tree';

/** What becomes of a node by its frame. */
export interface MergeRule {
  /** By frame: the frame that its nodes get; NONE where a node goes into its parent. */
  readonly newFrame: Int32Array;
  /** By new frame: 1 where a node goes into a parent of the same new frame. */
  readonly isFolded: Uint8Array;
}

/** `newNode[i]` is what node i went into, NONE where it went away. */
export interface MergedStep extends FilteredStep {
  readonly newNode: Int32Array;
}

/**
 * The tree after a rule. All amounts stay: the root keeps its own.
 * With `starts` only what stands on outermost nodes of frames with `starts[frame]` = 1 stays, with them as children of the root.
 */
export function* mergeNodes(tree: AmountTree, rule: MergeRule, starts?: Uint8Array): PausableWork<MergedStep> {
  const walk = startWalk(tree, rule);
  const isCounted = new Uint8Array(tree.shape.length);
  if (starts !== undefined) {
    isCounted[0] = 1;
    walk[CURSOR][MEMBER] = NONE;
    yield* inSlices(tree.shape.length, startBelowRoot(walk, starts));
  }
  while (walkOn(walk, isCounted, rule.isFolded)) {
    yield;
  }
  const length = walk[CURSOR][OPENED];
  const frame = walk[FRAME].slice(0, length);
  const newNode = walk[NEW_NODE];
  const end = endsOf(walk[PARENT].subarray(0, length));
  const { amounts, source } = yield* addUpNodes(tree.amounts, { newNode, isCounted, end });
  return { shape: { ...tree.shape, length, frame, end }, amounts, source, newNode };
}

// The state of a walk is an array of typed arrays, not an object: path-tree.ts of the calltree says why.
type Walk = readonly [
  oldFrame: FlameShape['frame'],
  oldEnd: Int32Array,
  newFrame: Int32Array,
  // By old node: the next in its chain, NONE at the end.
  next: Int32Array,
  // Heads of the chains that wait, and the new nodes they hang below.
  waiting: Int32Array,
  waitingParent: Int32Array,
  // By new frame: the node that last got a child of this frame, and the tail of that child's chain.
  seenBy: Int32Array,
  tailOf: Int32Array,
  newNode: Int32Array,
  // By new node.
  frame: Int32Array,
  parent: Int32Array,
  cursor: Int32Array,
];
const [OLD_FRAME, OLD_END, NEW_FRAME, NEXT, WAITING, WAITING_PARENT] = [0, 1, 2, 3, 4, 5] as const;
const [SEEN_BY, TAIL_OF, NEW_NODE, FRAME, PARENT, CURSOR] = [6, 7, 8, 9, 10, 11] as const;

/**
 * What the cursor holds: the nodes opened, the chains that wait, where the children of the open node start among those, the old node of
 * the open chain whose children come next (NONE when the chain is at its end), and the end of the chain.
 */
const [OPENED, WAITING_LENGTH, FIRST_WAITING, MEMBER, TAIL] = [0, 1, 2, 3, 4] as const;

/** Steps that take a few milliseconds. */
const STEPS_A_SLICE = 100_000;

function startWalk({ shape }: AmountTree, { newFrame, isFolded }: MergeRule): Walk {
  const { length } = shape;
  return [
    shape.frame,
    shape.end,
    newFrame,
    new Int32Array(length).fill(NONE),
    new Int32Array(length),
    new Int32Array(length),
    new Int32Array(isFolded.length).fill(NONE),
    new Int32Array(isFolded.length),
    new Int32Array(length).fill(NONE, 1),
    new Int32Array(length).fill(NONE, 0, 1),
    new Int32Array(length).fill(NONE, 0, 1),
    Int32Array.of(1, 0, 0, 0, 0),
  ];
}

function startBelowRoot(walk: Walk, starts: Uint8Array): (from: number, to: number) => void {
  const [frame, end, newFrame] = walk;
  let next = 1;
  return (_, to) => {
    while (next < to) {
      if (starts[frame[next]] === 1) {
        addToChain(walk, next, newFrame[frame[next]]);
        next = end[next];
      } else {
        next++;
      }
    }
  };
}

/** Says whether there is more to do. A step takes in an old node or opens a new one. */
function walkOn(walk: Walk, isCounted: Uint8Array, isFolded: Uint8Array): boolean {
  const cursor = walk[CURSOR];
  const next = walk[NEXT];
  for (let step = 0; step < STEPS_A_SLICE; step++) {
    const member = cursor[MEMBER];
    if (member !== NONE) {
      takeChildren(walk, isCounted, isFolded);
      cursor[MEMBER] = next[member];
    } else if (cursor[WAITING_LENGTH] > 0) {
      openNext(walk);
    } else {
      return false;
    }
  }
  return true;
}

function openNext(walk: Walk): void {
  const cursor = walk[CURSOR];
  const next = walk[NEXT];
  const waiting = walk[WAITING];
  const last = cursor[WAITING_LENGTH] - 1;
  // What waits is taken from the end: turned round, children come in the order they were found in.
  reverseBetween(waiting, cursor[FIRST_WAITING], last);
  const head = waiting[last];
  const node = cursor[OPENED];
  walk[FRAME][node] = walk[NEW_FRAME][walk[OLD_FRAME][head]];
  walk[PARENT][node] = walk[WAITING_PARENT][last];
  let tail = head;
  while (next[tail] !== NONE) {
    tail = next[tail];
  }
  cursor[OPENED] = node + 1;
  cursor[WAITING_LENGTH] = last;
  cursor[FIRST_WAITING] = last;
  cursor[MEMBER] = head;
  cursor[TAIL] = tail;
}

// A subarray to reverse would be an object a node.
function reverseBetween(column: Int32Array, first: number, last: number): void {
  for (let low = first, high = last; low < high; low++, high--) {
    const moved = column[low];
    column[low] = column[high];
    column[high] = moved;
  }
}

function takeChildren(walk: Walk, isCounted: Uint8Array, isFolded: Uint8Array): void {
  const oldFrame = walk[OLD_FRAME];
  const oldEnd = walk[OLD_END];
  const newFrame = walk[NEW_FRAME];
  const next = walk[NEXT];
  const cursor = walk[CURSOR];
  const member = cursor[MEMBER];
  const node = cursor[OPENED] - 1;
  const own = walk[FRAME][node];
  const folded = own !== NONE && isFolded[own] === 1 ? own : NONE;
  walk[NEW_NODE][member] = node;
  const end = oldEnd[member];
  for (let child = member + 1; child < end; child = oldEnd[child]) {
    const wanted = newFrame[oldFrame[child]];
    if (wanted === NONE || wanted === folded) {
      next[cursor[TAIL]] = child;
      cursor[TAIL] = child;
      isCounted[child] = 1;
    } else {
      addToChain(walk, child, wanted);
    }
  }
}

// The chain of the open node's child of this frame; a new one where there is none.
function addToChain(walk: Walk, child: number, wanted: number): void {
  const cursor = walk[CURSOR];
  const seenBy = walk[SEEN_BY];
  const tailOf = walk[TAIL_OF];
  const node = cursor[OPENED] - 1;
  if (seenBy[wanted] === node) {
    walk[NEXT][tailOf[wanted]] = child;
  } else {
    const waits = cursor[WAITING_LENGTH];
    seenBy[wanted] = node;
    walk[WAITING][waits] = child;
    walk[WAITING_PARENT][waits] = node;
    cursor[WAITING_LENGTH] = waits + 1;
  }
  tailOf[wanted] = child;
}

// Nodes stand in pre-order: a node ends where its last child does.
function endsOf(parent: Int32Array): Int32Array {
  const end = new Int32Array(parent.length);
  for (let node = parent.length - 1; node > 0; node--) {
    end[node] = Math.max(end[node], node + 1);
    end[parent[node]] = Math.max(end[parent[node]], end[node]);
  }
  end[0] = parent.length;
  return end;
}
