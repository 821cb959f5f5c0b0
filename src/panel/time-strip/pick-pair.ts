// SPDX-License-Identifier: Apache-2.0
// Another before and after out of the captures whose totals came with a picture: no query is needed for it.
import type { PausableWork } from '#pkg/base';
import { growthOfTotals } from '../data/growth-of-totals';
import type { NodeFacts } from '../data/node-facts';
import type { GrowthPicture, Picture } from '../data/picture';
import { NOT_RANKED } from '../data/suspect-list';
import { findPicked, type PickedIndexes, type PickedTimes } from './picked-times';

const NODES_PER_TURN = 16_384;

/**
 * The picture of a picked pair: tree and balance between the captures nearest to it. The same picture where the pick is its own pair, or
 * where the totals of some node are not known. O(nodes).
 */
export function* pickPair(picture: Picture, pick: PickedTimes | undefined): PausableWork<Picture> {
  const indexes = pick && picture.kind === 'growth' ? findPicked(picture.details.historyUnixMs, pick) : undefined;
  if (indexes === undefined || picture.kind === 'snapshot') {
    return picture;
  }
  const { details, facts } = picture;
  const isWhole = indexes.beforeIndex === 0 && indexes.afterIndex === details.historyUnixMs.length - 1;
  const totals = isWhole || facts === undefined ? undefined : yield* totalsOf(picture, facts, indexes);
  if (totals === undefined) {
    return picture;
  }
  const { tree, turnover } = yield* growthOfTotals({
    ...{ ...picture.tree, ...totals },
    shrunk: new Float64Array(picture.tree.length),
  });
  const [before, grown, shrunk] = [tree.totalBefore[0], tree.grown[0], tree.shrunk[0]];
  return {
    ...{ ...picture, tree, suspects: NOT_RANKED, suspectsTable: [] },
    balance: { unit: tree.unit, before, after: before + grown - shrunk, grown, shrunk, ...turnover },
    facts: facts && factsOfPick(facts),
    details: {
      ...details,
      beforeUnixMs: details.historyUnixMs[indexes.beforeIndex],
      afterUnixMs: details.historyUnixMs[indexes.afterIndex],
    },
  };
}

/** Totals at the two captures, those after in `grown`; undefined when a node does not say. */
function* totalsOf(
  { tree, details }: GrowthPicture,
  { historyAt }: NodeFacts,
  { beforeIndex, afterIndex }: PickedIndexes
): PausableWork<{ totalBefore: Float64Array; grown: Float64Array } | undefined> {
  const [totalBefore, grown] = [new Float64Array(tree.length), new Float64Array(tree.length)];
  for (let from = 0; from < tree.length; from += NODES_PER_TURN) {
    for (let node = from; node < Math.min(from + NODES_PER_TURN, tree.length); node++) {
      const history = historyAt(node);
      if (history.length !== details.historyUnixMs.length) {
        return undefined;
      }
      totalBefore[node] = history[beforeIndex];
      grown[node] = history[afterIndex];
    }
    yield;
  }
  return { totalBefore, grown };
}

// What was allocated and kept is known between the data's own before and after only.
function factsOfPick(facts: NodeFacts): NodeFacts {
  const unknown = (): number => Number.NaN;
  return { ...facts, keptAt: unknown, allocatedAt: unknown };
}
