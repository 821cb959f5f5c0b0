// SPDX-License-Identifier: Apache-2.0
// Moves from a node to the nodes around it that are drawn on one side.
import type { TreeShape } from '#pkg/calltree';

/** Children of a node that have an amount, in tree order. O(children). */
export function childrenOf(shape: TreeShape, amount: Float64Array, node: number): number[] {
  const children: number[] = [];
  for (let child = node + 1; child < shape.end[node]; child = shape.end[child]) {
    if (amount[child] > 0) {
      children.push(child);
    }
  }
  return children;
}

/** The nodes from the root to this one, both included. */
export function pathTo(shape: TreeShape, node: number): number[] {
  const path: number[] = [];
  for (let at = node; at >= 0; at = shape.parent[at]) {
    path.push(at);
  }
  return path.reverse();
}

/** Function names below the root on the way to a node: what survives a refresh, where node numbers do not. */
export function namesTo(shape: TreeShape, node: number): string[] {
  return pathTo(shape, node)
    .slice(1)
    .map((step) => shape.frames.name[shape.frame[step]]);
}

/** The node that those names lead to, as deep as they still exist; 0 when the first is gone. */
export function findPath(shape: TreeShape, names: readonly string[]): number {
  let at = 0;
  for (const name of names) {
    let child = at + 1;
    while (child < shape.end[at] && shape.frames.name[shape.frame[child]] !== name) {
      child = shape.end[child];
    }
    if (child >= shape.end[at]) {
      return at;
    }
    at = child;
  }
  return at;
}
