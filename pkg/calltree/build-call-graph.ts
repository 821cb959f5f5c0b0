// SPDX-License-Identifier: Apache-2.0
// Who calls whom over all stacks, nodes merged: what pprof's text reports are made of (internal/graph/graph.go newGraph).
import { NONE } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import type { NodeTable } from './granularity';

/**
 * Calls between nodes, one row per pair. `value` is the sum over the samples that make the call, once a sample. `isInlined`: 1 when
 * every such call was inlined; `isResidual`: 1 when one went over nodes that were not kept.
 */
export interface CallEdges {
  readonly length: number;
  readonly caller: Int32Array;
  readonly callee: Int32Array;
  readonly value: Float64Array;
  readonly isInlined: Uint8Array;
  readonly isResidual: Uint8Array;
}

/** self = at the leaf, total = anywhere in the stack, once a sample however deep it recurses; both by node of the table. */
export interface CallGraph {
  readonly nodes: NodeTable;
  readonly self: Float64Array;
  readonly total: Float64Array;
  readonly edges: CallEdges;
}

export interface GraphOptions {
  readonly sampleTypeIndex: number;
  /** 1 for every node to keep; the calls of the others are drawn from the next kept caller. Default: all. */
  readonly kept?: Uint8Array;
}

/** The graph of `profile` over `nodes` (of the same profile). O(frames of all stacks). */
export function buildCallGraph(profile: Profile, nodes: NodeTable, options: GraphOptions): CallGraph {
  const { samples, sampleTypes } = profile;
  const builder = new GraphBuilder(nodes, options.kept);
  for (let sample = 0; sample < samples.length; sample++) {
    const value = samples.value[sample * sampleTypes.length + options.sampleTypeIndex];
    if (value !== 0) {
      const stack = samples.stackLocation.subarray(samples.stackStart[sample], samples.stackStart[sample + 1]);
      builder.addStack(stack, value);
    }
  }
  return builder.graph();
}

class GraphBuilder {
  readonly #nodes: NodeTable;
  readonly #kept: Uint8Array | undefined;
  readonly #self: Float64Array;
  readonly #total: Float64Array;
  /** The last stack that a node was seen in, from 1. */
  readonly #lastStack: Int32Array;
  readonly #edges: EdgeTable;
  #stack = 0;

  constructor(nodes: NodeTable, kept: Uint8Array | undefined) {
    this.#nodes = nodes;
    this.#kept = kept;
    this.#self = new Float64Array(nodes.length);
    this.#total = new Float64Array(nodes.length);
    this.#lastStack = new Int32Array(nodes.length);
    this.#edges = new EdgeTable(nodes.length);
  }

  addStack(stack: Int32Array, value: number): void {
    const { start, node } = this.#nodes;
    this.#stack++;
    let caller = NONE;
    let isResidual = false;
    for (let depth = stack.length - 1; depth >= 0; depth--) {
      const first = start[stack[depth]];
      const last = start[stack[depth] + 1] - 1;
      for (let i = last; i >= first; i--) {
        const callee = node[i];
        if (this.#kept !== undefined && this.#kept[callee] === 0) {
          isResidual = true;
          continue;
        }
        this.#addNode(callee, value);
        if (caller !== NONE && caller !== callee) {
          this.#edges.add({ caller, callee, value, isInlined: i !== last, isResidual }, this.#stack);
        }
        caller = callee;
        isResidual = false;
      }
    }
    if (caller !== NONE && !isResidual) {
      this.#self[caller] += value;
    }
  }

  graph(): CallGraph {
    return { nodes: this.#nodes, self: this.#self, total: this.#total, edges: this.#edges.columns() };
  }

  #addNode(node: number, value: number): void {
    if (this.#lastStack[node] !== this.#stack) {
      this.#lastStack[node] = this.#stack;
      this.#total[node] += value;
    }
  }
}

interface Call {
  readonly caller: number;
  readonly callee: number;
  readonly value: number;
  readonly isInlined: boolean;
  readonly isResidual: boolean;
}

class EdgeTable {
  readonly #nodeCount: number;
  readonly #byPair = new Map<number, number>();
  readonly #caller: number[] = [];
  readonly #callee: number[] = [];
  readonly #value: number[] = [];
  readonly #isInlined: number[] = [];
  readonly #isResidual: number[] = [];
  readonly #lastStack: number[] = [];

  constructor(nodeCount: number) {
    this.#nodeCount = nodeCount;
  }

  /** Adds a call of stack number `stack`; a repetition in the same stack counts for nothing, not even its flags. */
  add({ caller, callee, value, isInlined, isResidual }: Call, stack: number): void {
    const pair = caller * this.#nodeCount + callee;
    const edge = this.#byPair.get(pair);
    if (edge === undefined) {
      this.#byPair.set(pair, this.#value.length);
      this.#caller.push(caller);
      this.#callee.push(callee);
      this.#value.push(value);
      this.#isInlined.push(Number(isInlined));
      this.#isResidual.push(Number(isResidual));
      this.#lastStack.push(stack);
    } else if (this.#lastStack[edge] !== stack) {
      this.#lastStack[edge] = stack;
      this.#value[edge] += value;
      this.#isInlined[edge] &= Number(isInlined);
      this.#isResidual[edge] |= Number(isResidual);
    }
  }

  columns(): CallEdges {
    return {
      length: this.#value.length,
      caller: Int32Array.from(this.#caller),
      callee: Int32Array.from(this.#callee),
      value: Float64Array.from(this.#value),
      isInlined: Uint8Array.from(this.#isInlined),
      isResidual: Uint8Array.from(this.#isResidual),
    };
  }
}
