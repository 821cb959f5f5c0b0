// SPDX-License-Identifier: Apache-2.0
import { balanceOf, type DeltaTree } from '#pkg/calltree';
import { frameDetailsOf } from '../data/frame-details';
import type { GrowthPicture } from '../data/picture';
import { NOT_RANKED } from '../data/suspect-list';

/** The picture of a tree that no frame was read for, not ranked, of which nothing is known but `changes`. */
export function pictureOfTree(tree: DeltaTree, changes: Partial<GrowthPicture> = {}): GrowthPicture {
  return {
    ...{ kind: 'growth', rootName: 'total', tree, balance: balanceOf(tree), facts: undefined, warnings: [] },
    suspects: NOT_RANKED,
    suspectsTable: [],
    details: frameDetailsOf({ fields: [], length: 0 }),
    ...changes,
  };
}
