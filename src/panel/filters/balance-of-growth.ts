// SPDX-License-Identifier: Apache-2.0
import type { PausableWork } from '#pkg/base';
import type { Balance, GrowthTree } from '#pkg/calltree';

const NODES_PER_TURN = 32_768;
/** Smaller shares of a node's total than this are what rounding leaves of a sum of doubles. */
const ROUNDING_SHARE = 1e-9;

/** The balance of exactly what a tree shows. O(nodes). */
export function* balanceOfGrowth(tree: GrowthTree): PausableWork<Balance> {
  const { length, unit, totalBefore, grown, shrunk } = tree;
  const turnover = { new: 0, gone: 0 };
  for (let from = 0; from < length; from += NODES_PER_TURN) {
    for (let node = from; node < Math.min(from + NODES_PER_TURN, length); node++) {
      if (grown[node] > 0 || shrunk[node] > 0) {
        addOwn(tree, node, turnover);
      }
    }
    yield;
  }
  return {
    ...{ unit, before: totalBefore[0], after: totalBefore[0] + grown[0] - shrunk[0] },
    ...{ grown: grown[0], shrunk: shrunk[0], ...turnover },
  };
}

function addOwn(tree: GrowthTree, node: number, turnover: { new: number; gone: number }): void {
  const { end, totalBefore, grown, shrunk } = tree;
  let [before, up, down] = [totalBefore[node], grown[node], shrunk[node]];
  for (let child = node + 1; child < end[node]; child = end[child]) {
    before -= totalBefore[child];
    up -= grown[child];
    down -= shrunk[child];
  }
  const least = (totalBefore[node] + grown[node]) * ROUNDING_SHARE;
  turnover.new += before <= least ? Math.max(0, up) : 0;
  turnover.gone += before + up - down <= least ? Math.max(0, down) : 0;
}
