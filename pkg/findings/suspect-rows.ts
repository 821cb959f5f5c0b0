// SPDX-License-Identifier: Apache-2.0
// Growth per hinge and leaf, and which of these rows are told apart.
import type { PausableWork } from '#pkg/base';
import type { GrowthTree } from '#pkg/calltree';
import { chargeNodes, ownAmounts, sweepNodes } from './charge-nodes';

/** What grew below one hinge function in one allocating function, over all nodes of both. */
export interface SuspectRow {
  /** Frames. */
  readonly hinge: number;
  readonly leaf: number;
  /** Net, in the unit of the tree. */
  growth: number;
  /** Squared standard error of the growth; 0 when it is exact or not known. */
  variance: number;
  proven: number;
  /** The nodes of hinge and leaf where most of it grew, and how much that is. */
  node: number;
  leafNode: number;
  nodeGrowth: number;
}

/** What is known about nodes beyond their growth; each of a whole subtree. NaN = unknown, taken as 0. */
export interface KnownOfNodes {
  readonly standardErrorOf?: ((node: number) => number) | undefined;
  readonly provenOf?: ((node: number) => number) | undefined;
}

/** A leaf with less of its hinge's growth has no row of its own. */
const LEAF_RATIO = 0.1;

/** Below so many standard errors growth is told from none in fewer than 19 of 20 cases. */
const NOISE_STANDARD_ERRORS = 2;

const ROWS_PER_TURN = 4096;

export function isBelowNoise({ growth, variance }: SuspectRow): boolean {
  return growth < NOISE_STANDARD_ERRORS * Math.sqrt(variance);
}

/** Rows of every hinge that grew, in no order; those of one hinge add up to its net growth. O(nodes). */
export function* suspectRows(tree: GrowthTree, known: KnownOfNodes): PausableWork<SuspectRow[]> {
  const byHinge = new Map<number, SuspectRow[]>();
  let count = 0;
  for (const row of yield* sumRows(tree, known)) {
    const rows = byHinge.get(row.hinge);
    if (rows === undefined) {
      byHinge.set(row.hinge, [row]);
    } else {
      rows.push(row);
    }
    if (++count % ROWS_PER_TURN === 0) {
      yield;
    }
  }
  yield;
  const merged: SuspectRow[] = [];
  let left = ROWS_PER_TURN;
  for (const rows of byHinge.values()) {
    merged.push(...mergeSmallLeaves(rows));
    left -= rows.length;
    if (left < 0) {
      left = ROWS_PER_TURN;
      yield;
    }
  }
  return merged;
}

function* sumRows(tree: GrowthTree, known: KnownOfNodes): PausableWork<readonly SuspectRow[]> {
  const { frame, frames, grown, length, shrunk } = tree;
  const { hinge, leaf, parent } = yield* chargeNodes(tree);
  const ownOf = (totalOf: (node: number) => number) => ownAmounts({ length, parent }, totalOf);
  const { standardErrorOf, provenOf } = known;
  const change = yield* ownOf((node) => grown[node] - shrunk[node]);
  const variance = standardErrorOf && (yield* ownOf((node) => (standardErrorOf(node) || 0) ** 2));
  const proven = provenOf && (yield* ownOf((node) => provenOf(node) || 0));
  const rows: SuspectRow[] = [];
  const rowOfPlace = new Map<number, SuspectRow>();
  yield* sweepNodes(length, (from, to) => {
    for (let node = from; node < to; node++) {
      const growth = change[node];
      // Squares of roots do not come back exactly.
      const ownVariance = variance === undefined ? 0 : Math.max(0, variance[node]);
      const ownProven = proven === undefined ? 0 : proven[node];
      if (growth === 0 && ownVariance === 0 && ownProven === 0) {
        continue;
      }
      const hingeNode = hinge[node];
      const leafNode = leaf[node];
      // One number for both frames: exact, since each is far below 2^26.
      const place = frame[hingeNode] * frames.length + frame[leafNode];
      let row = rowOfPlace.get(place);
      if (row === undefined) {
        row = newRow(tree, hingeNode, leafNode);
        rowOfPlace.set(place, row);
        rows.push(row);
      }
      row.growth += growth;
      row.variance += ownVariance;
      row.proven += ownProven;
      if (growth > row.nodeGrowth) {
        row.nodeGrowth = growth;
        row.node = hingeNode;
        row.leafNode = leafNode;
      }
    }
  });
  return rows;
}

function newRow({ frame }: GrowthTree, node: number, leafNode: number): SuspectRow {
  const [hinge, leaf] = [frame[node], frame[leafNode]];
  return { hinge, leaf, growth: 0, variance: 0, proven: 0, node, leafNode, nodeGrowth: 0 };
}

/**
 * Many tiny leaves would push everything else off a list, losses among them would never be seen, and a row within its noise says
 * nothing: they go into the row of the largest leaf.
 */
function mergeSmallLeaves(rows: readonly SuspectRow[]): readonly SuspectRow[] {
  const growth = rows.reduce((sum, row) => sum + row.growth, 0);
  if (!(growth > 0)) {
    return [];
  }
  const largest = rows.reduce((best, row) => (row.growth > best.growth ? row : best));
  const others = rows.filter((row) => row !== largest);
  const standsAlone = (row: SuspectRow) => row.growth >= LEAF_RATIO * growth && !isBelowNoise(row);
  others.filter((row) => !standsAlone(row)).forEach((row) => absorb(largest, row));
  const alone = others.filter(standsAlone);
  if (standsAlone(largest)) {
    return [largest, ...alone];
  }
  alone.forEach((row) => absorb(largest, row));
  return [largest];
}

function absorb(into: SuspectRow, row: SuspectRow): void {
  into.growth += row.growth;
  into.variance += row.variance;
  into.proven += row.proven;
}
