// SPDX-License-Identifier: Apache-2.0
// When in the window the rise happened (design: leak score, 7.7).
import { clip } from './column-statistics';
import { median } from './median';

/** A rise of next to nothing divides to more than any share can mean. */
const MAX_RECENCY = 1e9;

export interface Recency {
  /** How many values a fifth is, at least two. */
  readonly width: number;
  /** Medians of the first and the last fifth of the values. */
  readonly first: number;
  readonly last: number;
  /** (last - middle) / (last - first): share of the rise in the second half; may leave 0 .. 1. 0 when nothing rose. */
  readonly recency: number;
}

/** Expects at least 8 values, oldest first. */
export function computeRecency(values: Float64Array): Recency {
  const m = values.length;
  const width = Math.max(2, Math.floor(m / 5));
  const half = Math.floor(m / 2);
  const reach = Math.floor(width / 2);
  const first = median(values.subarray(0, width));
  const last = median(values.subarray(m - width));
  const middle = median(values.subarray(half - reach - 1, half + reach + 1));
  const rise = last - first;
  const recency = rise > 0 ? clip((last - middle) / rise, -MAX_RECENCY, MAX_RECENCY) : 0;
  return { width, first, last, recency };
}
