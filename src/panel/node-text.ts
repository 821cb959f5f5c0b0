// SPDX-License-Identifier: Apache-2.0
// Nodes and boxes in words, for labels, tooltips and screen readers.
import { formatChange, formatQuantity } from '#pkg/base';
import { BOX_KINDS, type Boxes, shortNameOf } from '#pkg/flame';
import { amountsOn, type GraphSide, nameOf } from './drawn-picture';
import type { Picture } from './growth-model';
import { t } from './translate';

/**
 * Labels of a box, fullest first: "main.leakClosure +194.0 MiB", "main.leakClosure", "leakClosure"; "37 more +6.2 MiB", "37 more" for
 * one that stands for several.
 */
export function labelsOfBox(picture: Picture, boxes: Boxes, box: number): readonly string[] {
  const side = boxes.side[box] === 0 ? 0 : 1;
  const amount = formatAmount(picture, boxes.amount[box], side);
  if (BOX_KINDS[boxes.kind[box]] === 'more') {
    const more = t('panel.graph.more', '{{n}} more', { n: boxes.merged[box] });
    return [`${more} ${amount}`, more];
  }
  const name = shortNameOf(nameOf(picture, boxes.node[box]));
  // In a narrow box the package says least.
  return [`${name} ${amount}`, name, name.slice(name.indexOf('.') + 1)];
}

/** An amount of a side with its sign; a snapshot has none. */
export function formatAmount(picture: Picture, amount: number, side: GraphSide): string {
  const { unit } = picture.tree;
  return picture.kind === 'snapshot' ? formatQuantity(amount, unit) : formatChange(side === 0 ? amount : -amount, unit);
}

/** 0.17 as "17 %"; small shares keep a decimal, and what is there is never written as 0. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (!Number.isFinite(percent)) {
    return '–';
  }
  if (percent > 0 && percent < 0.1) {
    return '<0.1 %';
  }
  return `${percent < 9.95 && percent > 0 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** What a screen reader says of a node: "main.leakClosure, plus 194.0 MiB, 17 percent of growth". */
export function spokenNode(picture: Picture, node: number, side: GraphSide): string {
  const amounts = amountsOn(picture, side);
  const amount = amounts?.[node] ?? 0;
  const percent = formatShare(amount / (amounts?.[0] ?? 0)).replace(' %', '');
  const values = { name: nameOf(picture, node), amount: formatQuantity(amount, picture.tree.unit), percent };
  if (picture.kind === 'snapshot') {
    return t('panel.spoken.snapshot', '{{name}}, {{amount}}, {{percent}} percent', values);
  }
  return side === 0
    ? t('panel.spoken.growth', '{{name}}, plus {{amount}}, {{percent}} percent of growth', values)
    : t('panel.spoken.shrinkage', '{{name}}, minus {{amount}}, {{percent}} percent of shrinkage', values);
}
