// SPDX-License-Identifier: Apache-2.0
// The edges of a trie of stacks, hashed in one column: what a look-up needs lies side by side, and a Map with doubles as keys is slower.
import { NONE, type PausableWork } from '#pkg/base';

const FIRST_CAPACITY = 1 << 10;
const PARENT_FACTOR = 0x9e3779b1;
const FRAME_FACTOR = 0x85ebca6b;
/** Numbers per slot: parent, frame, child + 1, and one to make it a power of two. An empty slot is all 0, as memory comes. */
const SLOT = 4;
/** Slots moved between two pauses, a few milliseconds; a table of no more than this is moved at once. */
const SLOTS_PER_TURN = 1 << 16;

/** (parent, frame) to child; all are integers from 0. Grows, forgets nothing. */
export class EdgeTable {
  // Open addressing, linear probing; the capacity is a power of two, at most half of it is taken.
  #slots: Int32Array = new Int32Array(SLOT * FIRST_CAPACITY);
  #length = 0;

  /** The child that the edge leads to; NONE when there is no such edge. */
  find(parent: number, frame: number): number {
    return this.#slots[placeOf(this.#slots, parent, frame) + 2] - 1;
  }

  /** The child that the edge leads to; `newChild`, which it leads to from then on, when there was no such edge. */
  childOf(parent: number, frame: number, newChild: number): number {
    const at = placeOf(this.#slots, parent, frame);
    const known = this.#slots[at + 2] - 1;
    if (known !== NONE) {
      return known;
    }
    put(this.#slots, at, [parent, frame, newChild]);
    this.#length++;
    if (isTight(this.#slots, this.#length)) {
      const larger = new Int32Array(2 * this.#slots.length);
      move(this.#slots, larger, { from: 0, to: this.#slots.length });
      this.#slots = larger;
    }
    return newChild;
  }

  /** Grows a large table in turns, so that none of the next `edges` edges makes it grow at once. Nobody may add any meanwhile. */
  *makeRoom(edges: number): PausableWork<void> {
    while (this.#slots.length > SLOT * SLOTS_PER_TURN && isTight(this.#slots, this.#length + edges)) {
      const larger = new Int32Array(2 * this.#slots.length);
      for (let from = 0; from < this.#slots.length; from += SLOT * SLOTS_PER_TURN) {
        move(this.#slots, larger, { from, to: from + SLOT * SLOTS_PER_TURN });
        yield;
      }
      this.#slots = larger;
    }
  }
}

function isTight(slots: Int32Array, length: number): boolean {
  return 2 * SLOT * length > slots.length;
}

/** Where the edge is, or would be. */
function placeOf(slots: Int32Array, parent: number, frame: number): number {
  const hash = Math.imul(parent, PARENT_FACTOR) ^ Math.imul(frame, FRAME_FACTOR);
  let at = ((hash ^ (hash >>> 15)) * SLOT) & (slots.length - 1);
  while (slots[at + 2] !== 0 && (slots[at] !== parent || slots[at + 1] !== frame)) {
    at = (at + SLOT) & (slots.length - 1);
  }
  return at;
}

function put(slots: Int32Array, at: number, [parent, frame, child]: readonly [number, number, number]): void {
  slots[at] = parent;
  slots[at + 1] = frame;
  slots[at + 2] = child + 1;
}

function move(slots: Int32Array, larger: Int32Array, { from, to }: { from: number; to: number }): void {
  for (let at = from; at < to; at += SLOT) {
    if (slots[at + 2] !== 0) {
      put(larger, placeOf(larger, slots[at], slots[at + 1]), [slots[at], slots[at + 1], slots[at + 2] - 1]);
    }
  }
}
