// SPDX-License-Identifier: Apache-2.0
export type { Balance, CallTree, DeltaTree, TreeShape } from './call-tree';
export type { FrameTable, WeightedStacks } from './weighted-stacks';
