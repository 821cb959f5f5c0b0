// SPDX-License-Identifier: Apache-2.0
import type { PausableWork } from '#pkg/base';

/** Nodes of which a loop over a few columns takes a millisecond or two. */
const NODES_A_SLICE = 131_072;

/** Does `work` on 0 .. length in parts, with a pause between two of them. */
export function* inSlices(
  length: number,
  work: (from: number, to: number) => void,
  itemsASlice: number = NODES_A_SLICE
): PausableWork<void> {
  for (let from = 0; from < length; from += itemsASlice) {
    if (from > 0) {
      yield;
    }
    work(from, Math.min(from + itemsASlice, length));
  }
}
