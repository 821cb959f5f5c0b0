// SPDX-License-Identifier: Apache-2.0
import type { PausableWork } from '#pkg/base';
import type { GrowthTree } from '#pkg/calltree';
import type { Turnover } from './read-flame-frame';

const NODES_PER_TURN = 32_768;

/**
 * Totals before and after to what grew and what shrank, from the own amounts of each node. `merged` has the totals after in `grown`, and
 * zeros in `shrunk`; both columns are overwritten. O(nodes).
 */
export function* growthOfTotals(merged: GrowthTree): PausableWork<{ tree: GrowthTree; turnover: Turnover }> {
  const { length, end, totalBefore, grown: after, shrunk } = merged;
  const turnover = { new: 0, gone: 0 };
  for (let to = 0; to < length; to += NODES_PER_TURN) {
    // Forwards: a node's own amounts are needed before those of the nodes below it are overwritten.
    for (let node = to; node < Math.min(to + NODES_PER_TURN, length); node++) {
      let [ownBefore, ownAfter] = [totalBefore[node], after[node]];
      for (let child = node + 1; child < end[node]; child = end[child]) {
        ownBefore -= totalBefore[child];
        ownAfter -= after[child];
      }
      const change = ownAfter - ownBefore;
      after[node] = Math.max(0, change);
      shrunk[node] = Math.max(0, -change);
      turnover.new += ownBefore === 0 ? after[node] : 0;
      turnover.gone += ownAfter === 0 ? shrunk[node] : 0;
    }
    yield;
  }
  yield* sumUp(merged);
  const { frames, frame, unit } = merged;
  return { tree: { length, frames, frame, end, unit, totalBefore, grown: after, shrunk }, turnover };
}

function* sumUp({ length, end, grown, shrunk }: GrowthTree): PausableWork<void> {
  for (let to = length; to > 0; to -= NODES_PER_TURN) {
    for (let node = to - 1; node >= Math.max(0, to - NODES_PER_TURN); node--) {
      for (let child = node + 1; child < end[node]; child = end[child]) {
        grown[node] += grown[child];
        shrunk[node] += shrunk[child];
      }
    }
    yield;
  }
}
