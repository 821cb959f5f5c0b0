// SPDX-License-Identifier: Apache-2.0
// Which nodes the accessible tree holds: the way to the focus, its siblings, its children, and the root of the other side.
import { childrenOf, type FlameSide, pathTo, type SideNumber } from '#pkg/flame';
import { type Drawing, hasSide } from './drawing';
import type { LocatedView } from './graph-view';

/** One element of the accessible tree, with its place among all nodes, shown or not. */
export interface MirrorNode {
  readonly node: number;
  readonly side: SideNumber;
  /** From 1, as aria-level counts. */
  readonly level: number;
  /** From 1. */
  readonly position: number;
  readonly setSize: number;
  /** undefined for a node without children. */
  readonly isExpanded: boolean | undefined;
}

// Elements on either side of the focus, and children shown.
const NEIGHBOURS = 20;

/** Elements in reading order. A few dozen whatever the size of the tree; O(siblings of the nodes on the way). */
export function mirrorOf(drawing: Drawing, { focusNode, focusSide }: LocatedView): MirrorNode[] {
  const sides = ([0, 1] as const).filter((side) => hasSide(drawing, side));
  return sides.flatMap((side, at) => {
    const root = { side, level: 1, position: at + 1, setSize: sides.length };
    return side === focusSide
      ? branchOf(drawing, side, focusNode).map((entry) => (entry.node === 0 ? { ...entry, ...root } : entry))
      : [{ ...root, node: 0, isExpanded: false }];
  });
}

function branchOf(drawing: Drawing, side: SideNumber, focusNode: number): MirrorNode[] {
  const flameSide = drawing.sides[side];
  const path = pathTo(flameSide.tree, focusNode);
  const familyOf = (parent: number | undefined): readonly number[] =>
    parent === undefined ? [0] : childrenOf(flameSide, parent);
  const entryOf = (node: number, level: number, family: readonly number[]): MirrorNode => ({
    ...{ node, side, level, position: family.indexOf(node) + 1, setSize: family.length },
    isExpanded: hasChildren(flameSide, node) ? path.includes(node) : undefined,
  });
  const entries = path.slice(0, -1).map((node, depth) => entryOf(node, depth + 1, familyOf(path[depth - 1])));
  const siblings = familyOf(path[path.length - 2]);
  const at = siblings.indexOf(focusNode);
  for (const sibling of siblings.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)) {
    entries.push(entryOf(sibling, path.length, siblings));
    if (sibling === focusNode) {
      const children = familyOf(focusNode);
      entries.push(...children.slice(0, NEIGHBOURS).map((child) => entryOf(child, path.length + 1, children)));
    }
  }
  return entries;
}

function hasChildren({ tree, amountOf }: FlameSide, node: number): boolean {
  for (let child = node + 1; child < tree.end[node]; child = tree.end[child]) {
    if (amountOf(child) > 0) {
      return true;
    }
  }
  return false;
}
