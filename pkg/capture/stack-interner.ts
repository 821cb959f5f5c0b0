// SPDX-License-Identifier: Apache-2.0
// Gives every distinct stack of one history a small number, so that a capture is a column of numbers.
import { NONE, type PausableWork } from '#pkg/base';
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

/**
 * Owns the stack table of one history. Frames are told apart by name, stacks by their frames. What came in can be seen from outside,
 * and stored, only once it is committed; until then it can be taken back.
 */
export class StackInterner {
  readonly #frameOfName = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #files: string[] = [];
  readonly #line1 = new Int32List();
  readonly #start = new Int32List();
  readonly #stackFrame = new Int32List();
  readonly #edges = new EdgeTable();
  readonly #stackOfNode = new Int32List();
  /** Nodes of the stacks that are not committed. */
  #newNodes: number[] = [];
  #frameCount = 0;
  #stackCount = 0;
  #table: StackTable | undefined;

  constructor() {
    this.#start.push(0);
    this.#stackOfNode.push(NONE);
  }

  /** Of committed frames and stacks, as all that is read from here. */
  get frameCount(): number {
    return this.#frameCount;
  }

  get stackCount(): number {
    return this.#stackCount;
  }

  /** Stacks that are not committed counted too. */
  get pendingStackCount(): number {
    return this.#start.length - 1;
  }

  /** The same object until something new is committed: trees made from one state share their frame table. */
  get table(): StackTable {
    this.#table ??= {
      frames: {
        length: this.#frameCount,
        // What is not committed is no part of it, nor may it come in later.
        name: this.#names.slice(0, this.#frameCount),
        file: this.#files.slice(0, this.#frameCount),
        line1: this.#line1.view(this.#frameCount),
      },
      length: this.#stackCount,
      start: this.#start.view(this.#stackCount + 1),
      frame: this.#stackFrame.view(this.#start.at(this.#stackCount)),
    };
    return this.#table;
  }

  /** NONE when no frame has the name. */
  findFrame(name: string): number {
    return this.#frameOfName.get(name) ?? NONE;
  }

  internFrame(name: string, file: string, line1: number): number {
    const known = this.#frameOfName.get(name);
    if (known !== undefined) {
      return known;
    }
    const frame = this.#names.length;
    this.#frameOfName.set(name, frame);
    this.#names.push(name);
    this.#files.push(file);
    this.#line1.push(line1);
    return frame;
  }

  /** The stack with these frames, root first; NONE when there is none. */
  findStack(path: readonly number[]): number {
    let node = ROOT;
    for (let i = 0; i < path.length && node !== NONE; i++) {
      node = this.#edges.find(node, path[i]);
    }
    return node === NONE ? NONE : this.#stackOfNode.at(node);
  }

  internStack(path: readonly number[]): number {
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

  /** Call it before so many frames of stacks are interned in one go: then none of them takes long. */
  makeRoom(frames: number): PausableWork<void> {
    return this.#edges.makeRoom(frames);
  }

  commit(): void {
    if (this.#frameCount < this.#names.length || this.#stackCount < this.pendingStackCount) {
      this.#table = undefined;
    }
    this.#frameCount = this.#names.length;
    this.#stackCount = this.pendingStackCount;
    this.#newNodes = [];
  }

  /** Forgets what came in since the last commit. Nodes of the trie stay, which stand for nothing but a path of numbers. */
  rollback(): void {
    this.#newNodes.forEach((node) => this.#stackOfNode.set(node, NONE));
    this.#newNodes = [];
    this.#names.slice(this.#frameCount).forEach((name) => this.#frameOfName.delete(name));
    this.#names.length = this.#frameCount;
    this.#files.length = this.#frameCount;
    this.#line1.cut(this.#frameCount);
    this.#stackFrame.cut(this.#start.at(this.#stackCount));
    this.#start.cut(this.#stackCount + 1);
  }

  /** What was committed since the tables had these lengths. */
  chunkSince(firstFrame: number, firstStack: number): InternedChunk {
    const stackDepth = new Int32Array(this.#stackCount - firstStack);
    for (let i = 0; i < stackDepth.length; i++) {
      stackDepth[i] = this.#start.at(firstStack + i + 1) - this.#start.at(firstStack + i);
    }
    return {
      firstFrame,
      frameNames: this.#names.slice(firstFrame, this.#frameCount),
      frameFiles: this.#files.slice(firstFrame, this.#frameCount),
      frameLine1: this.#line1.slice(firstFrame, this.#frameCount),
      firstStack,
      stackDepth,
      stackFrame: this.#stackFrame.slice(this.#start.at(firstStack), this.#start.at(this.#stackCount)),
    };
  }

  /** Puts a chunk back. False, with the tables in an undefined state, when it does not continue them exactly. */
  restore(chunk: InternedChunk): boolean {
    if (chunk.firstFrame !== this.frameCount || chunk.firstStack !== this.stackCount) {
      return false;
    }
    for (let i = 0; i < chunk.frameNames.length; i++) {
      this.internFrame(chunk.frameNames[i], chunk.frameFiles[i], chunk.frameLine1[i]);
    }
    let from = 0;
    for (let i = 0; i < chunk.stackDepth.length; i++) {
      const to = from + chunk.stackDepth[i];
      const path = Array.from(chunk.stackFrame.subarray(from, to));
      if (to < from || path.some((frame) => frame < 0 || frame >= this.#names.length)) {
        return false;
      }
      this.internStack(path);
      from = to;
    }
    this.commit();
    const complete = this.frameCount === chunk.firstFrame + chunk.frameNames.length && from === chunk.stackFrame.length;
    return complete && this.stackCount === chunk.firstStack + chunk.stackDepth.length;
  }

  #addStack(node: number, path: readonly number[]): number {
    const stack = this.pendingStackCount;
    for (const frame of path) {
      this.#stackFrame.push(frame);
    }
    this.#start.push(this.#stackFrame.length);
    this.#stackOfNode.set(node, stack);
    this.#newNodes.push(node);
    return stack;
  }
}
