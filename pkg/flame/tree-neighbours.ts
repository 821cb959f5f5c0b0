// SPDX-License-Identifier: Apache-2.0
// Moves from a node to the nodes around it.
import type { FlameShape } from '#pkg/calltree';
import type { FlameSide } from './flame-sides';

/**
 * Children of a node that have an amount, in the order in which they are drawn: largest first, then by name, so that a picture does not
 * jump on refresh. O(children log children).
 */
export function childrenOf(side: FlameSide, node: number): readonly number[] {
  const known = side.families.get(node);
  if (known !== undefined) {
    return known;
  }
  if (side.families.size >= FAMILIES_KEPT) {
    side.families.clear();
  }
  const children = readChildren(side, node);
  side.families.set(node, children);
  return children;
}

// A way from the root to the focus, with room for a few steps aside.
const FAMILIES_KEPT = 256;

function readChildren(side: FlameSide, node: number): number[] {
  const children: number[] = [];
  const { end } = side.tree;
  for (let child = node + 1; child < end[node]; child = end[child]) {
    if (side.amountOf(child) > 0) {
      children.push(child);
    }
  }
  return orderSiblings(side, children);
}

/** Sorts nodes in place as they are drawn beside each other. */
export function orderSiblings({ tree, amountOf }: FlameSide, nodes: number[]): number[] {
  const { frame } = tree;
  const { name } = tree.frames;
  const compare = (one: number, other: number): number =>
    amountOf(other) - amountOf(one) || (name[frame[one]] < name[frame[other]] ? -1 : 1);
  // Our own frames come in this order: a look is cheaper than a sort.
  for (let at = 1; at < nodes.length; at++) {
    if (compare(nodes[at - 1], nodes[at]) > 0) {
      return nodes.sort(compare);
    }
  }
  return nodes;
}

/** The nodes from the root to this one, both included. O(siblings of the nodes on the way). */
export function pathTo({ end }: FlameShape, node: number): number[] {
  const path = [0];
  for (let at = 0; at !== node;) {
    let child = at + 1;
    while (end[child] <= node) {
      child = end[child];
    }
    path.push(child);
    at = child;
  }
  return path;
}

/** The node above, -1 for the root. */
export function parentOf(shape: FlameShape, node: number): number {
  const path = pathTo(shape, node);
  return path[path.length - 2] ?? -1;
}

/** Function names below the root on the way to a node: what survives a refresh, where node numbers do not. */
export function namesTo(shape: FlameShape, node: number): string[] {
  return pathTo(shape, node)
    .slice(1)
    .map((step) => shape.frames.name[shape.frame[step]]);
}

/** The node that those names lead to, as deep as they still exist; 0 when the first is gone. */
export function findPath({ frames, frame, end }: FlameShape, names: readonly string[]): number {
  let at = 0;
  for (const name of names) {
    let child = at + 1;
    while (child < end[at] && frames.name[frame[child]] !== name) {
      child = end[child];
    }
    if (child >= end[at]) {
      return at;
    }
    at = child;
  }
  return at;
}
