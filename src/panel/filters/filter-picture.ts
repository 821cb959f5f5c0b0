// SPDX-License-Identifier: Apache-2.0
import type { PausableWork } from '#pkg/base';
import { type Filter, filterTree } from '#pkg/flame';
import { factsThrough } from '../data/node-facts';
import type { Picture } from '../data/picture';
import { NOT_RANKED } from '../data/suspect-list';
import { waitsThrough } from '../goroutines/goroutine-waits';
import { tCount } from '../translate';
import { balanceOfGrowth } from './balance-of-growth';
import { ownFramesOf } from './own-frames';

/**
 * The picture that filters leave: tree, facts, waits and balance of what is shown. The same picture without filters. O(nodes x filters).
 */
export function* filterPicture(
  picture: Picture,
  filters: readonly Filter[],
  ownPackages: string
): PausableWork<Picture> {
  if (filters.length === 0) {
    return picture;
  }
  const asksForOwn = filters.some((filter) => filter.kind === 'preset' && filter.preset === 'only-my-code');
  const isOwn = asksForOwn ? yield* ownFramesOf(picture.tree.frames, ownPackages) : () => false;
  yield;
  const options = { isOwn, nameRun };
  if (picture.kind === 'snapshot') {
    const { source, firstFoldedFrame: _, ...tree } = yield* filterTree(picture.tree, filters, options);
    return { ...picture, tree, waits: picture.waits && waitsThrough(picture.waits, source) };
  }
  const { source, firstFoldedFrame: _, ...tree } = yield* filterTree(picture.tree, filters, options);
  return {
    ...{ ...picture, tree, suspects: NOT_RANKED },
    balance: yield* balanceOfGrowth(tree),
    waits: picture.waits && waitsThrough(picture.waits, source),
    facts: picture.facts && factsThrough(picture.facts, source),
  };
}

function nameRun(frames: number): string {
  const english = { one: '{{count}} library frame', other: '{{count}} library frames' };
  return tCount('panel.filters.folded', english, { count: frames });
}
