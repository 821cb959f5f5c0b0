// SPDX-License-Identifier: Apache-2.0
// Which nodes the accessible tree holds: the way to the focus, its siblings, its children, and the root of the other side.
import { childrenOf, pathTo } from '#pkg/flame';
import { amountsOn, type GraphSide, hasSide } from './drawn-picture';
import type { LocatedView } from './graph-view';
import type { Picture } from './growth-model';

/** One element of the accessible tree, with its place among all nodes, shown or not. */
export interface MirrorNode {
  readonly node: number;
  readonly side: GraphSide;
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
export function mirrorOf(picture: Picture, { focusNode, focusSide }: LocatedView): MirrorNode[] {
  const sides = ([0, 1] as const).filter((side) => hasSide(picture, side));
  return sides.flatMap((side, at) => {
    const root = { side, level: 1, position: at + 1, setSize: sides.length };
    return side === focusSide
      ? branchOf(picture, side, focusNode).map((entry) => (entry.node === 0 ? { ...entry, ...root } : entry))
      : [{ ...root, node: 0, isExpanded: false }];
  });
}

function branchOf(picture: Picture, side: GraphSide, focusNode: number): MirrorNode[] {
  const { tree } = picture;
  const amounts = amountsOn(picture, side) ?? new Float64Array(tree.length);
  const path = pathTo(tree, focusNode);
  const entryOf = (node: number, family: readonly number[], isExpanded: boolean): MirrorNode => ({
    ...{ node, side, level: tree.level[node] + 1, position: family.indexOf(node) + 1, setSize: family.length },
    isExpanded: childrenOf(tree, amounts, node).length === 0 ? undefined : isExpanded,
  });
  const entries = path.slice(0, -1).map((node) => entryOf(node, familyOf(tree.parent[node]), true));
  const siblings = familyOf(tree.parent[focusNode]);
  const at = siblings.indexOf(focusNode);
  for (const sibling of siblings.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)) {
    entries.push(entryOf(sibling, siblings, sibling === focusNode));
    if (sibling === focusNode) {
      const children = familyOf(focusNode);
      entries.push(...children.slice(0, NEIGHBOURS).map((child) => entryOf(child, children, false)));
    }
  }
  return entries;

  function familyOf(parent: number): number[] {
    return parent < 0 ? [0] : childrenOf(tree, amounts, parent);
  }
}
