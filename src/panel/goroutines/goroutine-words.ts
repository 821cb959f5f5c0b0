// SPDX-License-Identifier: Apache-2.0
// What is known of goroutines in words, for tooltips and screen readers.
import { formatQuantity } from '#pkg/base';
import { linkText } from '../choice/follow-link';
import type { Picture } from '../data/picture';
import { t } from '../translate';
import { waitReasonText } from './wait-reason';

/** Lines of a tooltip; none for what is not known. */
export function goroutineFacts(picture: Picture, node: number): Array<readonly [term: string, value: string]> {
  const { waits } = picture;
  const reason = waits?.reasonAt(node) ?? waits?.ownReasonAt(node);
  const minutes = waits?.waitMinutesAt(node) ?? Number.NaN;
  const proven = waits?.provenAt(node) ?? Number.NaN;
  const link = linkText(picture, node);
  return [
    ...(reason === undefined ? [] : [[t('panel.wait.for', 'Waits for'), waitReasonText(reason)] as const]),
    ...(Number.isNaN(minutes)
      ? []
      : [[t('panel.wait.longest', 'Longest wait'), formatQuantity(minutes * MINUTE_NS, 'nanoseconds')] as const]),
    ...(proven > 0
      ? [[t('panel.wait.proven', 'Proven to wait for ever'), formatQuantity(proven, 'count')] as const]
      : []),
    ...(link === '' ? [] : [[t('panel.link.term', 'Linked (f)'), link] as const]),
  ];
}

const MINUTE_NS = 60e9;

/** The same as parts of a sentence. */
export function spokenGoroutines(picture: Picture, node: number): string[] {
  const { waits } = picture;
  const reason = waits?.reasonAt(node) ?? waits?.ownReasonAt(node);
  const proven = waits?.provenAt(node) ?? Number.NaN;
  const link = linkText(picture, node);
  return [
    ...(reason === undefined
      ? []
      : [t('panel.wait.spoken', 'waits for {{reason}}', { reason: waitReasonText(reason) })]),
    ...(proven > 0
      ? [t('panel.wait.provenSpoken', '{{n}} proven to wait for ever', { n: formatQuantity(proven, 'count') })]
      : []),
    ...(link === '' ? [] : [link]),
  ];
}
