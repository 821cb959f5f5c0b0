// SPDX-License-Identifier: Apache-2.0
// Growth of shares instead of amounts: before is scaled to the total of after, and what is left is a change of the mixture. For comparing
// captures under different load; a share can shrink while its bytes grow, so it is never what a leak is looked for with.
import { type PausableWork, pauseIfLong } from '#pkg/base';
import type { GrowthTree } from '#pkg/calltree';
import type { NodeFacts } from './node-facts';
import type { GrowthPicture } from './picture';
import { NOT_RANKED } from './suspect-list';

/**
 * The picture with its own amounts before multiplied by after / before of the whole: grown and shrunk are then equal in total. The same
 * shape, so that nodes keep their numbers. A picture that has nothing before or after is given back as it is.
 */
export function* normalisePicture(picture: GrowthPicture): PausableWork<GrowthPicture> {
  const { before, after, unit } = picture.balance;
  if (!(before > 0 && after > 0) || before === after) {
    return picture;
  }
  const factor = after / before;
  const { tree, turnover } = yield* scaleBefore(picture.tree, factor);
  const [grown, shrunk] = [tree.grown[0], tree.shrunk[0]];
  return {
    ...picture,
    ...{ tree, isNormalised: true },
    facts: picture.facts && factsOfShares(picture.facts),
    balance: { unit, before: after, after, grown, shrunk, ...turnover },
    suspects: NOT_RANKED,
    suspectsTable: [],
  };
}

// What the captures in between say is about amounts.
function factsOfShares(facts: NodeFacts): NodeFacts {
  const unknown = (): number => Number.NaN;
  return { ...facts, evidenceAt: unknown, standardErrorAt: unknown, risesAt: unknown, historyAt: () => [] };
}

const NODES_PER_TURN = 32_768;

type Scaled = { readonly tree: GrowthTree; readonly turnover: { new: number; gone: number } };

function* scaleBefore(whole: GrowthTree, factor: number): PausableWork<Scaled> {
  const { length, end } = whole;
  const [totalBefore, grown, shrunk] = [0, 1, 2].map(() => new Float64Array(length));
  yield* pauseIfLong(length);
  const turnover = { new: 0, gone: 0 };
  // Backwards: what is below a node is summed before the node itself.
  for (let to = length; to > 0; to -= NODES_PER_TURN) {
    for (let node = to - 1; node >= Math.max(0, to - NODES_PER_TURN); node--) {
      let [ownBefore, ownChange] = [whole.totalBefore[node], whole.grown[node] - whole.shrunk[node]];
      for (let child = node + 1; child < end[node]; child = end[child]) {
        ownBefore -= whole.totalBefore[child];
        ownChange -= whole.grown[child] - whole.shrunk[child];
        totalBefore[node] += totalBefore[child];
        grown[node] += grown[child];
        shrunk[node] += shrunk[child];
      }
      const ownAfter = ownBefore + ownChange;
      const change = withoutRounding(ownAfter - ownBefore * factor, ownAfter);
      totalBefore[node] += ownBefore * factor;
      grown[node] += Math.max(0, change);
      shrunk[node] += Math.max(0, -change);
      turnover.new += ownBefore === 0 ? Math.max(0, change) : 0;
      turnover.gone += ownAfter === 0 ? Math.max(0, -change) : 0;
    }
    yield;
  }
  return { tree: { ...whole, totalBefore, grown, shrunk }, turnover };
}

// Shares that are equal differ in the last digit.
function withoutRounding(change: number, after: number): number {
  return Math.abs(change) > 1e-9 * Math.abs(after) ? change : 0;
}
