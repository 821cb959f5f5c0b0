// SPDX-License-Identifier: Apache-2.0
// Stacks to a prefix tree, nodes in the order of first sight. Weights and sibling order come later.
//
// The loops work on arrays of typed arrays, not on objects: V8 throws optimized code away when a garbage collection took the last
// object of a shape that it was made for, which is what happens between two profiles; arrays keep their shape.
import { finishAtOnce, NONE, type PausableWork } from '#pkg/base';
import type { WeightedStacks } from './weighted-stacks';

const INITIAL_NODES = 1024;

/** Frames of stacks that are added between two pauses: a few milliseconds. */
const FRAMES_PER_TURN = 1 << 17;

/** Columns by node; `slots` holds node numbers, 0 = free; `counts` is [nodes, nodes in slots]. */
type PathColumns = [
  frame: Int32Array,
  parent: Int32Array,
  firstChild: Int32Array,
  slots: Int32Array,
  counts: Int32Array,
];
const [FRAME, PARENT, FIRST_CHILD, SLOTS, COUNTS] = [0, 1, 2, 3, 4] as const;
const [NODES, HASHED] = [0, 1] as const;

/**
 * Paths of frames from a root that grow node by node: parent[i] < i, node 0 is the root with frame NONE. Most nodes of a profile have
 * one child: that one is found by its parent, and only the others stand in a hash table of node numbers with open addressing. A node
 * costs 12 bytes here, 8 to 16 more if it is a later child, and no object.
 */
export class PathTree {
  readonly #columns: PathColumns = [
    new Int32Array(INITIAL_NODES).fill(NONE, 0, 1),
    new Int32Array(INITIAL_NODES).fill(NONE, 0, 1),
    new Int32Array(INITIAL_NODES),
    new Int32Array(INITIAL_NODES),
    Int32Array.of(1, 0),
  ];

  get length(): number {
    return this.#columns[COUNTS][NODES];
  }

  get frame(): Int32Array {
    return this.#columns[FRAME].subarray(0, this.length);
  }

  get parent(): Int32Array {
    return this.#columns[PARENT].subarray(0, this.length);
  }

  /** Adds every stack and gives the node of its leaf (the root for an empty one). `frameOf` translates frames; default: as they are. */
  addStacks(stacks: WeightedStacks, frameOf?: Int32Array): Int32Array {
    return finishAtOnce(this.addStacksInTurns(stacks, frameOf));
  }

  /** As addStacks, with pauses. */
  *addStacksInTurns({ frame, length, start }: WeightedStacks, frameOf?: Int32Array): PausableWork<Int32Array> {
    const last = new Int32Array(length);
    for (let from = 0; from < length;) {
      const to = endOfTurn(start, from);
      const frames = frame.subarray(start[from], start[to]);
      const wanted = frameOf === undefined ? frames : frames.map((one) => frameOf[one]);
      addPaths(this.#columns, wanted, [start.subarray(from, to + 1), last.subarray(from, to)]);
      from = to;
      if (from < length) {
        yield;
      }
    }
    return last;
  }

  /** Adds one path from the root and gives its last node. */
  addPath(frames: Int32Array): number {
    const last = new Int32Array(1);
    addPaths(this.#columns, frames, [Int32Array.of(0, frames.length), last]);
    return last[0];
  }
}

/** The stacks from `from` to before this one are added in one turn. */
function endOfTurn(start: Int32Array, from: number): number {
  const most = start[from] + FRAMES_PER_TURN;
  let to = from + 1;
  while (to < start.length - 1 && start[to] < most) {
    to++;
  }
  return to;
}

// Path i is frames[start[i] .. start[i + 1]) once start[0] is taken off both, and last[i] becomes its last node. The hottest loop of the room.
function addPaths(
  columns: PathColumns,
  frames: Int32Array,
  [start, last]: readonly [start: Int32Array, last: Int32Array]
): void {
  const first = start[0];
  for (let path = 0; path < last.length; path++) {
    const end = start[path + 1] - first;
    makeRoom(columns, end - start[path] + first);
    const frame = columns[FRAME];
    const parent = columns[PARENT];
    const firstChild = columns[FIRST_CHILD];
    const counts = columns[COUNTS];
    let node = 0;
    for (let i = start[path] - first; i < end; i++) {
      const wanted = frames[i];
      let child = firstChild[node];
      if (child === 0) {
        child = counts[NODES];
        firstChild[node] = child;
      } else if (frame[child] !== wanted) {
        child = laterChild(columns, node, wanted);
      }
      if (child === counts[NODES]) {
        parent[child] = node;
        frame[child] = wanted;
        counts[NODES]++;
      }
      node = child;
    }
    last[path] = node;
  }
}

/** The child of `parent` for `wanted` that is not its first; the next new node is entered as such when there is none. */
function laterChild(columns: PathColumns, parent: number, wanted: number): number {
  const slots = columns[SLOTS];
  const mask = slots.length - 1;
  let slot = hashOf(parent, wanted) & mask;
  let known = slots[slot];
  while (known !== 0 && (columns[PARENT][known] !== parent || columns[FRAME][known] !== wanted)) {
    slot = (slot + 1) & mask;
    known = slots[slot];
  }
  if (known !== 0) {
    return known;
  }
  const counts = columns[COUNTS];
  slots[slot] = counts[NODES];
  counts[HASHED]++;
  return counts[NODES];
}

// Room for a path of `nodes` new nodes, so that columns do not move while it is added. The table is never more than half full.
function makeRoom(columns: PathColumns, nodes: number): void {
  const needed = columns[COUNTS][NODES] + nodes;
  if (needed > columns[FRAME].length) {
    const capacity = powerAbove(needed);
    columns[FRAME] = enlarge(columns[FRAME], capacity);
    columns[PARENT] = enlarge(columns[PARENT], capacity);
    columns[FIRST_CHILD] = enlarge(columns[FIRST_CHILD], capacity);
  }
  const slotsNeeded = 2 * (columns[COUNTS][HASHED] + nodes);
  if (slotsNeeded > columns[SLOTS].length) {
    columns[SLOTS] = rehash(columns, powerAbove(slotsNeeded));
  }
}

function rehash(columns: PathColumns, capacity: number): Int32Array {
  const old = columns[SLOTS];
  const slots = new Int32Array(capacity);
  for (let i = 0; i < old.length; i++) {
    const node = old[i];
    if (node !== 0) {
      let slot = hashOf(columns[PARENT][node], columns[FRAME][node]) & (capacity - 1);
      while (slots[slot] !== 0) {
        slot = (slot + 1) & (capacity - 1);
      }
      slots[slot] = node;
    }
  }
  return slots;
}

/** The smallest power of two above `length`. */
function powerAbove(length: number): number {
  return 2 ** (Math.floor(Math.log2(length)) + 1);
}

function enlarge(column: Int32Array, capacity: number): Int32Array {
  const larger = new Int32Array(capacity);
  larger.set(column);
  return larger;
}

// Two odd multipliers; the high bits, which depend on all of both numbers, are folded onto the low ones that pick the slot.
function hashOf(parent: number, frame: number): number {
  const hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(frame + 1, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
