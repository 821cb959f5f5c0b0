// SPDX-License-Identifier: Apache-2.0
// Which functions hold the growth themselves: the ranking of last resort, for data that comes without suspects.
import type { DeltaTree } from '#pkg/calltree';

/** The growth inside one function, over all of its nodes. */
export interface SelfGrowth {
  readonly frame: number;
  /** Sum of the positive self deltas, in the unit of the tree. */
  readonly growth: number;
  /** growth / everything that grew, 0 .. 1. */
  readonly share: number;
  /** The node that grew most. */
  readonly node: number;
}

/** The `top` functions by their own growth, largest first, then by name. O(nodes). */
export function rankSelfGrowth(delta: DeltaTree, top: number): SelfGrowth[] {
  const growth = new Float64Array(delta.frames.length);
  const largestNode = new Int32Array(delta.frames.length);
  const largestGrowth = new Float64Array(delta.frames.length);
  for (let node = 0; node < delta.length; node++) {
    const frame = delta.frame[node];
    const selfGrowth = delta.selfAfter[node] - delta.selfBefore[node];
    if (frame >= 0 && selfGrowth > 0) {
      growth[frame] += selfGrowth;
      if (selfGrowth > largestGrowth[frame]) {
        largestGrowth[frame] = selfGrowth;
        largestNode[frame] = node;
      }
    }
  }
  return Array.from(growth, (sum, frame) => ({
    frame,
    growth: sum,
    share: sum / delta.grown[0],
    node: largestNode[frame],
  }))
    .filter((entry) => entry.growth > 0)
    .sort((a, b) => b.growth - a.growth || compareText(delta.frames.name[a.frame], delta.frames.name[b.frame]))
    .slice(0, top);
}

// Not localeCompare: the order must be the same everywhere.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
