// SPDX-License-Identifier: Apache-2.0
// Stacks to a tree, one at a time.
import { NONE } from '#pkg/base';
import type { SnapshotTree } from '#pkg/calltree';
import { codeOf } from './goroutine-waits';
import type { WaitReason } from './wait-reason';

/** What one stack adds to all nodes on its way. NaN where not known. */
export interface StackAmounts {
  readonly count: number;
  readonly proven: number;
  readonly waitMinutes: number;
  /** Why the goroutines of this stack wait, where it ends. */
  readonly reason: WaitReason | undefined;
}

export interface FinishedTrie {
  readonly tree: SnapshotTree;
  readonly proven: Float64Array;
  readonly waitMinutes: Float64Array;
  readonly ownReason: Uint8Array;
}

interface TrieNode {
  readonly frame: number;
  readonly children: Map<number, TrieNode>;
  count: number;
  proven: number;
  waitMinutes: number;
  /** Goroutines behind `reason`: the most of them name it. */
  reasonCount: number;
  reason: WaitReason | undefined;
}

/** Counts are added up, of waits the longest counts. */
export class StackTrie {
  readonly #root = newNode(NONE);
  readonly #frameOf = new Map<string, number>();
  #length = 1;

  /** `path` is outermost first; the empty one adds to the root alone. */
  add(path: readonly string[], amounts: StackAmounts): void {
    let node = this.#root;
    addTo(node, amounts);
    for (const name of path) {
      node = this.#childOf(node, name);
      addTo(node, amounts);
    }
    if (amounts.reason !== undefined && amounts.count > node.reasonCount) {
      [node.reason, node.reasonCount] = [amounts.reason, amounts.count];
    }
  }

  #childOf(node: TrieNode, name: string): TrieNode {
    const frame = this.#frameOf.get(name) ?? this.#frameOf.size;
    this.#frameOf.set(name, frame);
    const known = node.children.get(frame);
    if (known !== undefined) {
      return known;
    }
    const child = newNode(frame);
    node.children.set(frame, child);
    this.#length++;
    return child;
  }

  /** In pre-order, siblings in the order they came. */
  finish(): FinishedTrie {
    const length = this.#length;
    const [frame, end] = [new Int32Array(length), new Int32Array(length)];
    const [total, proven, waitMinutes] = [0, 1, 2].map(() => new Float64Array(length));
    const ownReason = new Uint8Array(length);
    // A node is on the stack twice: when it begins, and, as its number, where it ends.
    const open: Array<TrieNode | number> = [this.#root];
    let next = 0;
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      if (typeof top === 'number') {
        end[top] = next;
        continue;
      }
      frame[next] = top.frame;
      total[next] = top.count;
      proven[next] = top.proven;
      waitMinutes[next] = top.waitMinutes;
      ownReason[next] = codeOf(top.reason);
      open.push(next++, ...[...top.children.values()].reverse());
    }
    return {
      tree: { length, frames: this.#table(), frame, end, unit: 'count', total },
      proven,
      waitMinutes,
      ownReason,
    };
  }

  #table(): SnapshotTree['frames'] {
    const name = [...this.#frameOf.keys()];
    return { length: name.length, name, file: name.map(() => ''), line1: new Int32Array(name.length) };
  }
}

function newNode(frame: number): TrieNode {
  return {
    ...{ frame, children: new Map<number, TrieNode>(), count: 0, reasonCount: 0, reason: undefined },
    ...{ proven: Number.NaN, waitMinutes: Number.NaN },
  };
}

function addTo(node: TrieNode, { count, proven, waitMinutes }: StackAmounts): void {
  node.count += count;
  if (!Number.isNaN(proven)) {
    node.proven = (Number.isNaN(node.proven) ? 0 : node.proven) + proven;
  }
  if (!Number.isNaN(waitMinutes) && !(node.waitMinutes >= waitMinutes)) {
    node.waitMinutes = waitMinutes;
  }
}
