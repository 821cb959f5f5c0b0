// SPDX-License-Identifier: Apache-2.0
// The columns of the accessible treegrid.
import { formatQuantity } from '#pkg/base';
import { type SideNumber, totalAfterOf } from '#pkg/flame';
import { t } from '../translate';
import { amountAt, type Drawing, nameOf } from './drawing';
import { formatAmount, formatShare } from './node-text';

export interface GridColumn {
  readonly key: string;
  readonly title: string;
  readonly textOf: (node: number, side: SideNumber) => string;
}

/** Function, what its width stands for, the share of it, and with two snapshots both ends. */
export function gridColumns(drawing: Drawing): readonly GridColumn[] {
  const { picture, mode } = drawing;
  const amounts: GridColumn = {
    key: 'amount',
    title:
      picture.kind === 'growth' && mode === 'growth'
        ? t('panel.grid.change', 'Change')
        : t('panel.grid.amount', 'Amount'),
    textOf: (node, side) => formatAmount(drawing, amountAt(drawing, node, side), side),
  };
  const always: GridColumn[] = [
    { key: 'function', title: t('panel.grid.function', 'Function'), textOf: (node) => nameOf(picture, node) },
    amounts,
    {
      key: 'share',
      title: t('panel.grid.share', 'Share'),
      textOf: (node, side) => formatShare(amountAt(drawing, node, side) / amountAt(drawing, 0, side)),
    },
  ];
  if (picture.kind === 'snapshot') {
    return always;
  }
  const { tree } = picture;
  return [
    ...always,
    {
      key: 'before',
      title: t('panel.grid.before', 'Before'),
      textOf: (node) => formatQuantity(tree.totalBefore[node], tree.unit),
    },
    {
      key: 'after',
      title: t('panel.grid.after', 'After'),
      textOf: (node) => formatQuantity(totalAfterOf(tree, node), tree.unit),
    },
  ];
}
