// SPDX-License-Identifier: Apache-2.0
// Nodes and amounts in words, for labels, tooltips and screen readers.
import type { SideNumber, WidthMode } from '#pkg/flame';
import { amountAt, type Drawing, nameOf } from './drawing';
import type { GrowthPicture } from '../data/growth-model';
import { spokenGoroutines } from '../goroutines/goroutine-words';
import { formatChangeIn, formatIn } from '../format-amount';
import { t } from '../translate';

/** An amount of a side; what is a change has a sign. */
export function formatAmount({ picture, mode }: Drawing, amount: number, side: SideNumber): string {
  return picture.kind === 'snapshot' || mode !== 'growth'
    ? formatIn(picture, amount)
    : formatChangeIn(picture, side === 0 ? amount : -amount);
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

/** What a screen reader says of a node: "main.leakClosure, plus 194.0 MiB, 17 percent of growth, rose in 7 of 7". */
export function spokenNode(drawing: Drawing, node: number, side: SideNumber): string {
  const { picture, mode } = drawing;
  const amount = amountAt(drawing, node, side);
  const percent = formatShare(amount / amountAt(drawing, 0, side)).replace(' %', '');
  const values = { name: nameOf(picture, node), amount: formatIn(picture, amount), percent };
  if (picture.kind === 'snapshot') {
    const sentence = t('panel.spoken.snapshot', '{{name}}, {{amount}}, {{percent}} percent', values);
    return [sentence, ...spokenGoroutines(picture, node)].join(', ');
  }
  return [SENTENCE_OF[mode](values, side), ...spokenFacts(picture, node), ...spokenGoroutines(picture, node)].join(
    ', '
  );
}

type Spoken = Record<'name' | 'amount' | 'percent', string>;

const SENTENCE_OF: Record<WidthMode, (values: Spoken, side: SideNumber) => string> = {
  growth: (values, side) =>
    side === 0
      ? t('panel.spoken.growth', '{{name}}, plus {{amount}}, {{percent}} percent of growth', values)
      : t('panel.spoken.shrinkage', '{{name}}, minus {{amount}}, {{percent}} percent of shrinkage', values),
  after: (values) => t('panel.spoken.after', '{{name}}, {{amount}} after, {{percent}} percent', values),
  union: (values) => t('panel.spoken.union', '{{name}}, {{amount}} before or after, {{percent}} percent', values),
};

function spokenFacts({ facts, details }: GrowthPicture, node: number): string[] {
  const n = facts?.risesAt(node) ?? Number.NaN;
  return details.steps > 0 && Number.isFinite(n)
    ? [t('panel.spoken.rises', 'rose in {{n}} of {{steps}}', { n, steps: details.steps })]
    : [];
}
