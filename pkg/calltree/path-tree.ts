// SPDX-License-Identifier: Apache-2.0
// Stacks to a prefix tree, nodes in the order of first sight. Weights and sibling order come later.
import { NONE } from '#pkg/base';
import type { WeightedStacks } from './weighted-stacks';

const INITIAL_NODES = 1024;

/**
 * Paths of frames from a root that grow node by node: parent[i] < i, node 0 is the root with frame NONE. Children are found in one
 * hash table of node numbers with open addressing, so a node costs 16 bytes here and no object.
 */
export class PathTree {
  #length = 1;
  #frame = new Int32Array(INITIAL_NODES).fill(NONE, 0, 1);
  #parent = new Int32Array(INITIAL_NODES).fill(NONE, 0, 1);
  // Node numbers; 0 = free, since the root is nobody's child. Never more than half full.
  #slots = new Int32Array(2 * INITIAL_NODES);

  get length(): number {
    return this.#length;
  }

  get frame(): Int32Array {
    return this.#frame.subarray(0, this.#length);
  }

  get parent(): Int32Array {
    return this.#parent.subarray(0, this.#length);
  }

  /** The child of `parent` for `frame`, made on first sight. */
  childOf(parent: number, frame: number): number {
    const slot = this.#slotOf(parent, frame);
    const known = this.#slots[slot];
    if (known !== 0) {
      return known;
    }
    const node = this.#length++;
    this.#slots[slot] = node;
    this.#frame[node] = frame;
    this.#parent[node] = parent;
    if (this.#length === this.#frame.length) {
      this.#grow();
    }
    return node;
  }

  /** Adds every stack and gives the node of its leaf (the root for an empty one). `frameOf` translates frames; default: as they are. */
  addStacks(stacks: WeightedStacks, frameOf?: Int32Array): Int32Array {
    const leaf = new Int32Array(stacks.length);
    for (let stack = 0; stack < stacks.length; stack++) {
      for (let i = stacks.start[stack]; i < stacks.start[stack + 1]; i++) {
        const frame = stacks.frame[i];
        leaf[stack] = this.childOf(leaf[stack], frameOf === undefined ? frame : frameOf[frame]);
      }
    }
    return leaf;
  }

  #slotOf(parent: number, frame: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(parent, frame) & mask;
    for (;;) {
      const node = this.#slots[slot];
      if (node === 0 || (this.#parent[node] === parent && this.#frame[node] === frame)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const capacity = 2 * this.#length;
    this.#frame = enlarge(this.#frame, capacity);
    this.#parent = enlarge(this.#parent, capacity);
    this.#slots = new Int32Array(2 * capacity);
    for (let node = 1; node < this.#length; node++) {
      this.#slots[this.#slotOf(this.#parent[node], this.#frame[node])] = node;
    }
  }
}

function enlarge(column: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity);
  larger.set(column);
  return larger;
}

// Two odd multipliers and the finalizer of MurmurHash3: neighbours in either number must not be neighbours in the table.
function hashOf(parent: number, frame: number): number {
  let hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(frame + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
