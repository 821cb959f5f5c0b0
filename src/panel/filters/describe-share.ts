// SPDX-License-Identifier: Apache-2.0
import type { Picture } from '../data/picture';
import { formatIn, isChosen } from '../format-amount';
import { balanceFormatter } from '../format-balance';
import { t } from '../translate';

/** How much of the whole filters leave, in words; "" when they leave all. */
export function describeShare(picture: Picture, whole: Picture): string {
  if (picture.kind === 'snapshot' || whole.kind === 'snapshot') {
    const [shown, all] = [picture, whole].map((one) => (one.kind === 'snapshot' ? one.tree.total[0] : Number.NaN));
    return shown < all
      ? t('panel.filters.shareOfOne', 'filtered: shows {{shown}} of {{all}}', {
          shown: formatIn(picture, shown),
          all: formatIn(picture, all),
        })
      : '';
  }
  const format = isChosen(whole.chosenUnit)
    ? (amount: number) => formatIn(whole, amount)
    : balanceFormatter(whole.balance);
  const { grown, shrunk } = picture.balance;
  const isAllGrowth = grown === whole.balance.grown;
  const isAllShrinkage = shrunk === whole.balance.shrunk;
  if ((isAllGrowth && isAllShrinkage) || picture.isNormalised === true) {
    return '';
  }
  const values = { shown: format(grown), all: format(whole.balance.grown) };
  return isAllShrinkage
    ? t('panel.filters.share', 'filtered: shows +{{shown}} of +{{all}}', values)
    : t('panel.filters.shareBoth', 'filtered: shows +{{shown}} of +{{all}}, −{{left}} of −{{lost}}', {
        ...{ ...values, left: format(shrunk), lost: format(whole.balance.shrunk) },
      });
}
