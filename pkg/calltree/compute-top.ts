// SPDX-License-Identifier: Apache-2.0
// The table that `go tool pprof -top` prints.
import { assert } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import { computeMagnitude } from './compute-magnitude';
import { computeTotal } from './compute-total';
import { nodesOfProfile, type NodeOptions } from './granularity';
import { trimGraph, type TrimmedGraph, type TrimOptions } from './trim-graph';

/**
 * One function, or one of what the granularity says. self = at the leaf ("flat"), total = anywhere in the stack, once per sample
 * however deep it recurses ("cum").
 */
export interface TopRow {
  /** What pprof prints: the name, and address, file and line where the granularity shows them. */
  readonly function: string;
  readonly self: number;
  readonly total: number;
  /** Whether its callers inlined it: pprof's "(inline)" and "(partial-inline)". */
  readonly inlined: 'never' | 'sometimes' | 'always';
}

export interface TopTable {
  /** What percentages refer to: the total of all values, or of the base in a difference. */
  readonly total: number;
  readonly rows: readonly TopRow[];
  /** Rows that there would be without a limit on their number. */
  readonly candidateCount: number;
  /** Rows left out by `nodeFraction`. */
  readonly droppedCount: number;
}

export interface TopOptions extends NodeOptions, TrimOptions {
  /** Percentages refer to this; default: the total of `profile`. pprof takes the total from before focus and the like. */
  readonly referenceTotal?: number;
}

/**
 * Self and total of every function, as pprof counts (internal/graph/graph.go newGraph). Functions with both 0 are left out, as there
 * (selectNodesForGraph). Addresses without function are summed per binary, "[libc.so.6]".
 * @throws ProfileError `number-out-of-range` when the sizes of the values add up to more than 2^53
 */
export function computeTop(profile: Profile, sampleTypeIndex: number, options: TopOptions = {}): TopTable {
  assert(sampleTypeIndex in profile.sampleTypes, `no sample type ${sampleTypeIndex}`);
  computeMagnitude(profile, sampleTypeIndex);
  const trimmed = trimGraph(profile, nodesOfProfile(profile, options), { ...options, sampleTypeIndex });
  return {
    total: options.referenceTotal ?? computeTotal(profile, sampleTypeIndex),
    rows: rowsOf(trimmed),
    candidateCount: trimmed.candidateCount,
    droppedCount: trimmed.droppedCount,
  };
}

const INLINED = 1;
const CALLED = 2;

function rowsOf({ graph, shown, keptEdges }: TrimmedGraph): TopRow[] {
  const calls = new Uint8Array(graph.nodes.length);
  for (let edge = 0; edge < graph.edges.length; edge++) {
    if (keptEdges[edge] === 1) {
      calls[graph.edges.callee[edge]] |= graph.edges.isInlined[edge] === 1 ? INLINED : CALLED;
    }
  }
  return Array.from(shown, (node) => ({
    function: graph.nodes.name[node],
    self: graph.self[node],
    total: graph.total[node],
    inlined: calls[node] === INLINED ? 'always' : calls[node] === (INLINED | CALLED) ? 'sometimes' : 'never',
  }));
}
