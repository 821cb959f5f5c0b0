// SPDX-License-Identifier: Apache-2.0
export { BOX_KINDS, type BoxKind, type Boxes } from './boxes';
export {
  type FlameSide,
  flameSides,
  type FlameTree,
  isGrowthTree,
  type SideNumber,
  totalAfterOf,
  type WidthMode,
  WIDTH_MODES,
} from './flame-sides';
export { type Filter, type FilterKind, PREFIXES, PRESETS, type Preset } from './filters/filter';
export { type Filtered, type FilterOptions, filterTree } from './filters/filter-tree';
export { type FilterFault, type FilterResult, parseFilters } from './filters/parse-filters';
export { printFilter, printFilters } from './filters/print-filters';
export { findMatches, type MatchResult } from './find-matches';
export { fitLabel } from './fit-label';
export { shortNameOf } from './frame-name';
export { type BoxPoint, hitTest } from './hit-test';
export { layoutFlame, type Scale } from './layout-flame';
export { matchedAmount } from './matched-amount';
export { measureRows, type RowCounts } from './measure-rows';
export { narrowChildrenOf } from './narrow-children';
export { shareDrawnAsGrowth } from './share-drawn-as-growth';
export { type FocusStep, stepFocus } from './step-focus';
export { childrenOf, findPath, namesTo, parentOf, pathTo } from './tree-neighbours';
export type { Viewport } from './viewport';
