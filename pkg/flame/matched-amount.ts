// SPDX-License-Identifier: Apache-2.0
import type { TreeShape } from '#pkg/calltree';

/**
 * Sum of `amount` over the nodes whose name matches, those inside another match not counted again. `matches` is per frame,
 * `amount` per node and cumulative (grown, shrunk or total). O(nodes).
 */
export function matchedAmount(shape: TreeShape, matches: Uint8Array, amount: Float64Array): number {
  let sum = 0;
  for (let node = 0; node < shape.length;) {
    if (matches[shape.frame[node]] === 1) {
      sum += amount[node];
      node = shape.end[node];
    } else {
      node++;
    }
  }
  return sum;
}
