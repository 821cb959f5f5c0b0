// SPDX-License-Identifier: Apache-2.0
import type { FlameShape } from './call-tree';

/**
 * Visits every node in pre-order with the nodes from the root to it, itself last. The path is valid during the call only. Keeps one
 * stack as deep as the tree, no recursion. O(nodes).
 */
export function forEachPath({ length, end }: FlameShape, visit: (path: readonly number[]) => void): void {
  const path: number[] = [];
  for (let node = 0; node < length; node++) {
    while (path.length > 0 && end[path[path.length - 1]] <= node) {
      path.pop();
    }
    path.push(node);
    visit(path);
  }
}
