// SPDX-License-Identifier: Apache-2.0
// Gives every distinct stack of one history a small number, so that a capture is a column of numbers.
import { NONE } from '#pkg/base';
import type { WeightedStacks } from '#pkg/calltree';
import type { StackTable } from './capture';
import { EdgeTable } from './edge-table';
import { Int32List } from './int32-list';

const ROOT = 0;

/** Frames and stacks that came in after a certain point, as plain columns that survive a structured clone. */
export interface InternedChunk {
  /** Length of the frame table before this chunk. */
  readonly firstFrame: number;
  readonly frameNames: readonly string[];
  readonly frameFiles: readonly string[];
  readonly frameLine1: Int32Array;
  /** Length of the stack table before this chunk. */
  readonly firstStack: number;
  /** Frames per new stack. */
  readonly stackDepth: Int32Array;
  /** Frame indexes of all new stacks, one after the other, root first. */
  readonly stackFrame: Int32Array;
}

/** Owns the stack table of one history. Frames are told apart by name, stacks by their frames. */
export class StackInterner {
  readonly #frameOfName = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #files: string[] = [];
  readonly #line1 = new Int32List();
  readonly #start = new Int32List();
  readonly #stackFrame = new Int32List();
  readonly #edges = new EdgeTable();
  readonly #stackOfNode = new Int32List();
  #table: StackTable | undefined;

  constructor() {
    this.#start.push(0);
    this.#stackOfNode.push(NONE);
  }

  get frameCount(): number {
    return this.#names.length;
  }

  get stackCount(): number {
    return this.#start.length - 1;
  }

  /** The same object until something new comes in: trees made from one state share their frame table. */
  get table(): StackTable {
    this.#table ??= {
      frames: { length: this.#names.length, name: this.#names, file: this.#files, line1: this.#line1.view() },
      length: this.stackCount,
      start: this.#start.view(),
      frame: this.#stackFrame.view(),
    };
    return this.#table;
  }

  /** Index into the stack table for every row of `stacks`. O(frames of all rows). */
  intern(stacks: WeightedStacks): Int32Array {
    const { name, file, line1 } = stacks.frames;
    const frameHere = new Int32Array(stacks.frames.length).fill(NONE);
    const ids = new Int32Array(stacks.length);
    const path: number[] = [];
    for (let row = 0; row < stacks.length; row++) {
      path.length = 0;
      for (let i = stacks.start[row]; i < stacks.start[row + 1]; i++) {
        const there = stacks.frame[i];
        if (frameHere[there] === NONE) {
          frameHere[there] = this.#internFrame(name[there], file[there], line1[there]);
        }
        path.push(frameHere[there]);
      }
      ids[row] = this.#internPath(path);
    }
    return ids;
  }

  /** What came in since the tables had these lengths. */
  chunkSince(firstFrame: number, firstStack: number): InternedChunk {
    const stackDepth = new Int32Array(this.stackCount - firstStack);
    for (let i = 0; i < stackDepth.length; i++) {
      stackDepth[i] = this.#start.at(firstStack + i + 1) - this.#start.at(firstStack + i);
    }
    return {
      firstFrame,
      frameNames: this.#names.slice(firstFrame),
      frameFiles: this.#files.slice(firstFrame),
      frameLine1: this.#line1.slice(firstFrame),
      firstStack,
      stackDepth,
      stackFrame: this.#stackFrame.slice(this.#start.at(firstStack)),
    };
  }

  /** Puts a chunk back. False, with the tables in an undefined state, when it does not continue them exactly. */
  restore(chunk: InternedChunk): boolean {
    if (chunk.firstFrame !== this.frameCount || chunk.firstStack !== this.stackCount) {
      return false;
    }
    for (let i = 0; i < chunk.frameNames.length; i++) {
      this.#internFrame(chunk.frameNames[i], chunk.frameFiles[i], chunk.frameLine1[i]);
    }
    let from = 0;
    for (let i = 0; i < chunk.stackDepth.length; i++) {
      const to = from + chunk.stackDepth[i];
      const path = Array.from(chunk.stackFrame.subarray(from, to));
      if (to < from || path.some((frame) => frame < 0 || frame >= this.frameCount)) {
        return false;
      }
      this.#internPath(path);
      from = to;
    }
    const complete = this.frameCount === chunk.firstFrame + chunk.frameNames.length && from === chunk.stackFrame.length;
    return complete && this.stackCount === chunk.firstStack + chunk.stackDepth.length;
  }

  #internFrame(name: string, file: string, line1: number): number {
    const known = this.#frameOfName.get(name);
    if (known !== undefined) {
      return known;
    }
    const frame = this.#names.length;
    this.#frameOfName.set(name, frame);
    this.#names.push(name);
    this.#files.push(file);
    this.#line1.push(line1);
    this.#table = undefined;
    return frame;
  }

  #internPath(path: readonly number[]): number {
    let node = ROOT;
    for (const frame of path) {
      node = this.#edges.childOf(node, frame, this.#stackOfNode.length);
      if (node === this.#stackOfNode.length) {
        this.#stackOfNode.push(NONE);
      }
    }
    const known = this.#stackOfNode.at(node);
    return known === NONE ? this.#addStack(node, path) : known;
  }

  #addStack(node: number, path: readonly number[]): number {
    const stack = this.stackCount;
    for (const frame of path) {
      this.#stackFrame.push(frame);
    }
    this.#start.push(this.#stackFrame.length);
    this.#stackOfNode.set(node, stack);
    this.#table = undefined;
    return stack;
  }
}
