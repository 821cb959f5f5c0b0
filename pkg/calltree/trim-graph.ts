// SPDX-License-Identifier: Apache-2.0
// Which nodes of a call graph a report shows, and in which order (google/pprof internal/report/report.go newTrimmedGraph).
import type { Profile } from '#pkg/profile';
import { buildCallGraph, type CallGraph } from './build-call-graph';
import { compareNames } from './compare-names';
import type { NodeTable } from './granularity';

export interface TrimOptions {
  /** Sort by |self| (pprof -top, the default) or by |total| (-top -cum). */
  readonly order?: 'self' | 'total';
  /** Show at most this many nodes. Default: all. */
  readonly nodeCount?: number;
  /** Drop nodes whose |total| is below this share of what all nodes have, 0 to 1. Default 0: none. */
  readonly nodeFraction?: number;
  /** Likewise for calls; decides which rows read "(inline)". Default 0. */
  readonly edgeFraction?: number;
}

export interface TrimmedGraph {
  readonly graph: CallGraph;
  /** Nodes to show, in order. */
  readonly shown: Int32Array;
  /** Nodes that there were before `nodeCount` cut. */
  readonly candidateCount: number;
  /** Nodes below `nodeFraction`. */
  readonly droppedCount: number;
  /** 1 for every edge to show. */
  readonly keptEdges: Uint8Array;
}

/**
 * Nodes that stay and their order. Sums of a node never depend on what else is shown; only calls do, since those over left-out nodes
 * are drawn from the next caller that stayed.
 */
export function trimGraph(
  profile: Profile,
  nodes: NodeTable,
  options: TrimOptions & { readonly sampleTypeIndex: number }
): TrimmedGraph {
  const { sampleTypeIndex, order = 'self', nodeCount = Infinity } = options;
  const build = (shown: Int32Array): CallGraph =>
    buildCallGraph(profile, nodes, { sampleTypeIndex, kept: flagsOf(shown, nodes.length) });
  let graph = buildCallGraph(profile, nodes, { sampleTypeIndex });
  const all = nodesWithValue(graph);
  const sum = all.reduce((selfSum, node) => selfSum + graph.self[node], 0);
  const cutoff = Math.abs(Math.trunc(sum * (options.nodeFraction ?? 0)));
  const kept = all.filter((node) => Math.abs(graph.total[node]) >= cutoff);
  if (kept.length < all.length) {
    graph = build(kept);
  }
  const candidates = sortNodes(graph, nodesWithValue(graph), order);
  const shown = candidates.slice(0, nodeCount);
  if (shown.length < candidates.length) {
    graph = build(shown);
  }
  return {
    graph,
    shown,
    candidateCount: candidates.length,
    droppedCount: all.length - kept.length,
    keptEdges: edgesAbove(graph, Math.abs(Math.trunc(sum * (options.edgeFraction ?? 0)))),
  };
}

function nodesWithValue({ self, total }: CallGraph): Int32Array {
  const found: number[] = [];
  for (let node = 0; node < total.length; node++) {
    if (self[node] !== 0 || total[node] !== 0) {
      found.push(node);
    }
  }
  return Int32Array.from(found);
}

function flagsOf(listed: Int32Array, length: number): Uint8Array {
  const flags = new Uint8Array(length);
  listed.forEach((node) => (flags[node] = 1));
  return flags;
}

function edgesAbove({ edges }: CallGraph, cutoff: number): Uint8Array {
  return Uint8Array.from(edges.value, (value) => (Math.abs(value) >= cutoff ? 1 : 0));
}

// pprof's FlatNameOrder and CumNameOrder.
function sortNodes({ nodes, self, total }: CallGraph, listed: Int32Array, order: 'self' | 'total'): Int32Array {
  const [main, other] = order === 'self' ? [self, total] : [total, self];
  const compareSizes = (column: Float64Array, a: number, b: number): number =>
    Math.abs(column[b]) - Math.abs(column[a]);
  return listed.sort(
    (a, b) =>
      compareSizes(main, a, b) ||
      compareNames(nodes.name[a], nodes.name[b]) ||
      compareSizes(other, a, b) ||
      compareNames(nodes.key[a], nodes.key[b])
  );
}
