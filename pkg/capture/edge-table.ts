// SPDX-License-Identifier: Apache-2.0
// The edges of a trie of stacks, hashed in one column: what a look-up needs lies side by side, and a Map with doubles as keys is slower.
import { NONE } from '#pkg/base';

const FIRST_CAPACITY = 1 << 10;
const PARENT_FACTOR = 0x9e3779b1;
const FRAME_FACTOR = 0x85ebca6b;
/** Numbers per slot: parent, frame, child, and one to make it a power of two. An empty slot has NONE as child. */
const SLOT = 4;

/** (parent, frame) to child; all are integers from 0. Grows, forgets nothing. */
export class EdgeTable {
  // Open addressing, linear probing; the capacity is a power of two, at most half of it is taken.
  #slots: Int32Array = new Int32Array(SLOT * FIRST_CAPACITY).fill(NONE);
  #length = 0;

  /** The child that the edge leads to; `newChild`, which it leads to from then on, when there was no such edge. */
  childOf(parent: number, frame: number, newChild: number): number {
    const at = placeOf(this.#slots, parent, frame);
    const known = this.#slots[at + 2];
    if (known !== NONE) {
      return known;
    }
    put(this.#slots, at, [parent, frame, newChild]);
    this.#length++;
    if (2 * SLOT * this.#length > this.#slots.length) {
      this.#slots = enlarged(this.#slots);
    }
    return newChild;
  }
}

/** Where the edge is, or would be. */
function placeOf(slots: Int32Array, parent: number, frame: number): number {
  const hash = Math.imul(parent, PARENT_FACTOR) ^ Math.imul(frame, FRAME_FACTOR);
  let at = ((hash ^ (hash >>> 15)) * SLOT) & (slots.length - 1);
  while (slots[at + 2] !== NONE && (slots[at] !== parent || slots[at + 1] !== frame)) {
    at = (at + SLOT) & (slots.length - 1);
  }
  return at;
}

function put(slots: Int32Array, at: number, [parent, frame, child]: readonly [number, number, number]): void {
  slots[at] = parent;
  slots[at + 1] = frame;
  slots[at + 2] = child;
}

function enlarged(slots: Int32Array): Int32Array {
  const larger = new Int32Array(2 * slots.length).fill(NONE);
  for (let at = 0; at < slots.length; at += SLOT) {
    if (slots[at + 2] !== NONE) {
      put(larger, placeOf(larger, slots[at], slots[at + 1]), [slots[at], slots[at + 1], slots[at + 2]]);
    }
  }
  return larger;
}
