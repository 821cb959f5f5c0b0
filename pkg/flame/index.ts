// SPDX-License-Identifier: Apache-2.0
export { BOX_KINDS, type BoxKind, type Boxes } from './boxes';
export { findMatches, type MatchResult } from './find-matches';
export { fitLabel } from './fit-label';
export { shortNameOf } from './frame-name';
export type { Scale } from './growth-sides';
export { type BoxPoint, hitTest } from './hit-test';
export { layoutGrowth } from './layout-growth';
export { layoutTree } from './layout-tree';
export { matchedAmount } from './matched-amount';
export { measureRows, type RowCounts } from './measure-rows';
export { rankSelfGrowth, type SelfGrowth } from './rank-self-growth';
export { shareDrawnAsGrowth } from './share-drawn-as-growth';
export { type FocusStep, stepFocus } from './step-focus';
export { childrenOf, findPath, namesTo, pathTo } from './tree-neighbours';
export type { Viewport } from './viewport';
