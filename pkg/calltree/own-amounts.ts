// SPDX-License-Identifier: Apache-2.0
import { finishAtOnce, inSlices, type PausableWork } from '#pkg/base';
import type { FlameShape } from './call-tree';
import { forEachPathInTurns } from './for-each-path';

/** Smaller shares of a node's total than this are what rounding leaves of a sum of doubles, not an amount of its own. */
const ROUNDING_SHARE = 1e-9;

/**
 * Per node the part of a cumulative column that its children do not have. Exact for integers up to 2^53; of sums of fractions, what is
 * rounding alone counts as 0. Negative where children add up to more than their parent, as a foreign frame may have it. O(nodes).
 */
export function ownAmounts(shape: FlameShape, total: Float64Array): Float64Array {
  return finishAtOnce(ownAmountsInTurns(shape, total));
}

/** As ownAmounts, with pauses. */
export function* ownAmountsInTurns(shape: FlameShape, total: Float64Array): PausableWork<Float64Array> {
  const own = Float64Array.from(total);
  yield* forEachPathInTurns(shape, (path) => {
    if (path.length > 1) {
      own[path[path.length - 2]] -= total[path[path.length - 1]];
    }
  });
  yield;
  yield* inSlices(own.length, (from, to) => {
    for (let node = from; node < to; node++) {
      if (!Number.isInteger(own[node]) && Math.abs(own[node]) < ROUNDING_SHARE * Math.abs(total[node])) {
        own[node] = 0;
      }
    }
  });
  return own;
}
