// SPDX-License-Identifier: Apache-2.0
import { formatQuantity } from '#pkg/base';
import type { Picture } from '../data/picture';
import { t } from '../translate';

/** How much of the whole filters leave, in words; "" when they leave all. */
export function describeShare(picture: Picture, whole: Picture): string {
  if (picture.kind === 'snapshot' || whole.kind === 'snapshot') {
    const [shown, all] = [picture, whole].map((one) => (one.kind === 'snapshot' ? one.tree.total[0] : Number.NaN));
    return shown < all
      ? t('panel.filters.shareOfOne', 'filtered: shows {{shown}} of {{all}}', {
          shown: formatQuantity(shown, picture.tree.unit),
          all: formatQuantity(all, picture.tree.unit),
        })
      : '';
  }
  const isAll = picture.balance.grown === whole.balance.grown && picture.balance.shrunk === whole.balance.shrunk;
  return isAll || picture.isNormalised === true
    ? ''
    : t('panel.filters.share', 'filtered: shows +{{shown}} of +{{all}}', {
        shown: formatQuantity(picture.balance.grown, picture.tree.unit),
        all: formatQuantity(whole.balance.grown, picture.tree.unit),
      });
}
