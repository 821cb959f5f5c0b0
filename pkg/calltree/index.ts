// SPDX-License-Identifier: Apache-2.0
export { balanceOf } from './balance-of';
export { buildCallTree } from './build-call-tree';
export { buildDeltaTree } from './build-delta-tree';
export type { Balance, CallTree, DeltaTree, TreeShape } from './call-tree';
export { computeTop, type TopOptions, type TopRow, type TopTable } from './compute-top';
export { FrameInterner } from './frame-interner';
export { packageOf, unescapeName } from './go-names';
export { stacksOfProfile } from './stacks-of-profile';
export { TreeError } from './tree-error';
export type { FrameTable, WeightedStacks } from './weighted-stacks';
