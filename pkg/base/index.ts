// SPDX-License-Identifier: Apache-2.0
export { assert } from './assert';
export { type HostTurns, takeTurn } from './host-turns';
export { NONE } from './none';
export { finishAtOnce, finishInTurns, inSlices, type PausableWork, pauseIfLong } from './pausable-work';
export { formatChange, formatQuantity } from './quantity';
export { SeepError, type SeepErrorDetails } from './seep-error';
export type { Warning } from './warning';
