// SPDX-License-Identifier: Apache-2.0
import { finishAtOnce, type PausableWork } from '#pkg/base';
import type { FlameShape } from './call-tree';

/** Nodes of all visited paths together between two pauses: a few milliseconds of work that goes through the path. */
const PATH_NODES_PER_TURN = 1 << 18;

/**
 * Visits every node in pre-order with the nodes from the root to it, itself last. The path is valid during the call only. Keeps one
 * stack as deep as the tree, no recursion. O(nodes).
 */
export function forEachPath(shape: FlameShape, visit: (path: readonly number[]) => void): void {
  finishAtOnce(forEachPathInTurns(shape, visit));
}

/** As forEachPath, with pauses. */
export function* forEachPathInTurns(
  { length, end }: FlameShape,
  visit: (path: readonly number[]) => void
): PausableWork<void> {
  const path: number[] = [];
  let left = PATH_NODES_PER_TURN;
  for (let node = 0; node < length; node++) {
    while (path.length > 0 && end[path[path.length - 1]] <= node) {
      path.pop();
    }
    path.push(node);
    visit(path);
    left -= path.length;
    if (left < 0) {
      left = PATH_NODES_PER_TURN;
      yield;
    }
  }
}
