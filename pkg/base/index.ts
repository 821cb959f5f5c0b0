// SPDX-License-Identifier: Apache-2.0
export { assert } from './assert';
export { NONE } from './none';
export { formatChange, formatQuantity } from './quantity';
export { SeepError, type SeepErrorDetails } from './seep-error';
export type { Warning } from './warning';
