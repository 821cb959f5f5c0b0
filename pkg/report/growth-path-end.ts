// SPDX-License-Identifier: Apache-2.0
import type { GrowthTree } from '#pkg/calltree';

/**
 * Where most of what grew below `node` leads: from there always to the child that grew most, as long as it grew more than what the
 * node has of its own. O(children on the way).
 */
export function growthPathEnd({ end, grown }: GrowthTree, node: number): number {
  let at = node;
  for (;;) {
    let own = grown[at];
    let largest = at;
    for (let child = at + 1; child < end[at]; child = end[child]) {
      own -= grown[child];
      largest = largest === at || grown[child] > grown[largest] ? child : largest;
    }
    if (largest === at || grown[largest] <= Math.max(own, 0)) {
      return at;
    }
    at = largest;
  }
}
