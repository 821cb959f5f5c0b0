// SPDX-License-Identifier: Apache-2.0
import type { FlameSide } from './flame-sides';

/**
 * Sum of a side's amounts over the nodes whose name matches, those inside another match not counted again. `matches` is per frame.
 * O(nodes).
 */
export function matchedAmount({ tree, amountOf }: FlameSide, matches: Uint8Array): number {
  let sum = 0;
  for (let node = 1; node < tree.length;) {
    if (matches[tree.frame[node]] === 1) {
      sum += amountOf(node);
      node = tree.end[node];
    } else {
      node++;
    }
  }
  return sum;
}
