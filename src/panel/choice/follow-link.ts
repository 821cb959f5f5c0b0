// SPDX-License-Identifier: Apache-2.0
// From a function in one picture to the same in another.
import { formatChange, formatQuantity } from '#pkg/base';
import type { Picture } from '../data/picture';
import { t } from '../translate';

/** "each of +4,168 goroutines here holds 2.4 KiB more"; "" where the function of a node did not grow in both. */
export function linkText(picture: Picture, node: number): string {
  const growth = picture.kind === 'growth' ? picture.link?.linkAt(node) : undefined;
  if (growth === undefined) {
    return '';
  }
  return t('panel.link.each', 'each of {{goroutines}} goroutines here holds {{each}} more', {
    goroutines: formatChange(growth.goroutines, 'count'),
    each: formatQuantity(growth.held / growth.goroutines, growth.unit),
  });
}

/** Where following leads: the other half at the same function where they are linked, else the next picture as it is. */
export interface Followed {
  readonly index: number;
  /** undefined: stay where the view is. */
  readonly names: readonly string[] | undefined;
}

/** undefined where there is only one picture. */
export function followFrom(picture: Picture, node: number): Followed | undefined {
  if (picture.kind === 'growth' && picture.link?.linkAt(node) !== undefined) {
    return { index: picture.link.index, names: picture.link.namesAt(node) };
  }
  const { labels, index } = picture.choice ?? { labels: [], index: 0 };
  return labels.length > 1 ? { index: (index + 1) % labels.length, names: undefined } : undefined;
}
