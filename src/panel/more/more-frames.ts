// SPDX-License-Identifier: Apache-2.0
// What a box "n more" stands for, as rows of a list.
import { shortNameOf } from '#pkg/flame';
import { amountAt, nameOf } from '../graph/drawing';
import { drawableName } from '../graph/label-text';
import { formatAmount, formatShare } from '../graph/node-text';
import type { MenuTarget } from '../menu/menu-target';

/** A box "n more": `node` is the parent, `nodes` the frames below it that are too narrow to draw, largest first. */
export interface MoreTarget extends MenuTarget {
  readonly nodes: readonly number[];
  /** The one to start at; the first when undefined. */
  readonly chosen: number | undefined;
}

/** The frames whose name has the text in it, whatever the case; all for "". O(frames). */
export function filterFrames({ drawing, nodes }: MoreTarget, text: string): readonly number[] {
  const wanted = text.trim().toLowerCase();
  const { picture } = drawing;
  return wanted === '' ? nodes : nodes.filter((node) => nameOf(picture, node).toLowerCase().includes(wanted));
}

export interface MoreRow {
  readonly name: string;
  readonly fullName: string;
  readonly amount: string;
  readonly share: string;
}

/** One row; made for those in sight only. */
export function moreRowOf({ drawing, side }: MoreTarget, node: number): MoreRow {
  const fullName = nameOf(drawing.picture, node);
  const amount = amountAt(drawing, node, side);
  return {
    ...{ fullName, name: drawableName(shortNameOf(fullName)), amount: formatAmount(drawing, amount, side) },
    share: formatShare(amount / amountAt(drawing, 0, side)),
  };
}

/** Amount of all of them together. */
export function amountOfAll({ drawing, side, nodes }: MoreTarget): string {
  return formatAmount(
    drawing,
    nodes.reduce((sum, node) => sum + amountAt(drawing, node, side), 0),
    side
  );
}
