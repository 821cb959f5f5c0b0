// SPDX-License-Identifier: Apache-2.0
// Stacks to a prefix tree, nodes in the order of first sight. Weights and sibling order come later.
import { NONE } from '#pkg/base';
import type { WeightedStacks } from './weighted-stacks';

const INITIAL_NODES = 1024;

/**
 * Paths of frames from a root that grow node by node: parent[i] < i, node 0 is the root with frame NONE. Most nodes of a profile have
 * one child: that one is found by its parent, and only the others stand in a hash table of node numbers with open addressing. A node
 * costs 12 bytes here, 8 to 16 more if it is a later child, and no object.
 */
export class PathTree {
  #length = 1;
  #frame = new Int32Array(INITIAL_NODES).fill(NONE, 0, 1);
  #parent = new Int32Array(INITIAL_NODES).fill(NONE, 0, 1);
  // 0 = no child, since the root is nobody's.
  #firstChild = new Int32Array(INITIAL_NODES);
  // Children but the first; 0 = free. Never more than half full.
  #slots = new Int32Array(INITIAL_NODES);
  #hashed = 0;

  get length(): number {
    return this.#length;
  }

  get frame(): Int32Array {
    return this.#frame.subarray(0, this.#length);
  }

  get parent(): Int32Array {
    return this.#parent.subarray(0, this.#length);
  }

  /** Adds every stack and gives the node of its leaf (the root for an empty one). `frameOf` translates frames; default: as they are. */
  addStacks(stacks: WeightedStacks, frameOf?: Int32Array): Int32Array {
    const leaf = new Int32Array(stacks.length);
    const frames = frameOf === undefined ? stacks.frame : stacks.frame.map((frame) => frameOf[frame]);
    for (let stack = 0; stack < stacks.length; stack++) {
      leaf[stack] = this.addPath(frames, stacks.start[stack], stacks.start[stack + 1]);
    }
    return leaf;
  }

  /** Adds the path frames[start .. end) from the root and gives its last node. The hottest loop of the room. */
  addPath(frames: Int32Array, start: number, end: number): number {
    this.#makeRoom(end - start);
    const frame = this.#frame;
    const parent = this.#parent;
    const firstChild = this.#firstChild;
    let length = this.#length;
    let node = 0;
    for (let i = start; i < end; i++) {
      const wanted = frames[i];
      let child = firstChild[node];
      if (child === 0) {
        child = length;
        firstChild[node] = child;
      } else if (frame[child] !== wanted) {
        child = this.#laterChild(node, wanted, length);
      }
      if (child === length) {
        parent[child] = node;
        frame[child] = wanted;
        length++;
      }
      node = child;
    }
    this.#length = length;
    return node;
  }

  /** The child of `parent` for `frame` that is not its first; `newNode` is entered as such when there is none. */
  #laterChild(parent: number, frame: number, newNode: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(parent, frame) & mask;
    let known = slots[slot];
    while (known !== 0 && (this.#parent[known] !== parent || this.#frame[known] !== frame)) {
      slot = (slot + 1) & mask;
      known = slots[slot];
    }
    if (known !== 0) {
      return known;
    }
    slots[slot] = newNode;
    this.#hashed++;
    return newNode;
  }

  // Room for a path of `nodes` new nodes, so that columns do not move while it is added.
  #makeRoom(nodes: number): void {
    const needed = this.#length + nodes;
    if (needed > this.#frame.length) {
      const capacity = powerAbove(needed);
      this.#frame = enlarge(this.#frame, capacity);
      this.#parent = enlarge(this.#parent, capacity);
      this.#firstChild = enlarge(this.#firstChild, capacity);
    }
    if (2 * (this.#hashed + nodes) > this.#slots.length) {
      this.#rehash(powerAbove(2 * (this.#hashed + nodes)));
    }
  }

  #rehash(capacity: number): void {
    const slots = new Int32Array(capacity);
    for (const node of this.#slots) {
      if (node !== 0) {
        let slot = hashOf(this.#parent[node], this.#frame[node]) & (capacity - 1);
        while (slots[slot] !== 0) {
          slot = (slot + 1) & (capacity - 1);
        }
        slots[slot] = node;
      }
    }
    this.#slots = slots;
  }
}

/** The smallest power of two above `length`. */
function powerAbove(length: number): number {
  return 2 ** (Math.floor(Math.log2(length)) + 1);
}

function enlarge(column: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity);
  larger.set(column);
  return larger;
}

// Two odd multipliers; the high bits, which depend on all of both numbers, are folded onto the low ones that pick the slot.
function hashOf(parent: number, frame: number): number {
  const hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(frame + 1, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
