// SPDX-License-Identifier: Apache-2.0
// What a tooltip says of a box.
import { dateTimeFormat } from '@grafana/data';
import { type SideNumber, totalAfterOf } from '#pkg/flame';
import { describeRetention } from './box-labels';
import { amountAt, type Drawing } from './drawing';
import { formatAmount, formatShare } from './node-text';
import type { GrowthPicture, SnapshotPicture } from '../data/growth-model';
import { formatIn } from '../format-amount';
import { formatFactor } from '../format-factor';
import { goroutineFacts } from '../goroutines/goroutine-words';
import { t } from '../translate';

/** One line of a tooltip. */
export type Fact = readonly [term: string, value: string];

/** A box in the terms of its drawing. */
interface Subject {
  readonly node: number;
  readonly side: SideNumber;
  readonly amount: number;
  readonly isMore: boolean;
}

/** The facts of a box, the most telling first; what is not known is left out. */
export function factsOfBox(drawing: Drawing, { node, side, amount, isMore }: Subject): Fact[] {
  const { picture } = drawing;
  const share = formatShare(amount / amountAt(drawing, 0, side));
  const text = formatAmount(drawing, amount, side);
  if (picture.kind === 'snapshot') {
    const total: Fact = [t('panel.tooltip.total', 'Total'), `${text}, ${share}`];
    return isMore ? [total] : [total, selfOf(picture, node), ...goroutineFacts(picture, node)];
  }
  const change: Fact =
    drawing.mode !== 'growth'
      ? [t('panel.tooltip.amount', 'Width'), `${text}, ${share}`]
      : side === 0
        ? [
            t('panel.tooltip.growth', 'Growth'),
            t('panel.tooltip.growthShare', '{{text}}, {{share}} of all growth', { text, share }),
          ]
        : [
            t('panel.tooltip.shrinkage', 'Shrinkage'),
            t('panel.tooltip.shrinkageShare', '{{text}}, {{share}} of all shrinkage', { text, share }),
          ];
  return isMore
    ? [change]
    : [
        ...[...endsOf(picture, node), change, ...goroutineFacts(picture, node)],
        ...[...evidenceOf(picture, node), ...retentionOf(picture, node)],
      ];
}

function selfOf(picture: SnapshotPicture, node: number): Fact {
  const { tree } = picture;
  let self = tree.total[node];
  for (let child = node + 1; child < tree.end[node]; child = tree.end[child]) {
    self -= tree.total[child];
  }
  return [t('panel.tooltip.self', 'Self'), formatIn(picture, self)];
}

function endsOf(picture: GrowthPicture, node: number): Fact[] {
  const { tree } = picture;
  const [before, after] = [tree.totalBefore[node], totalAfterOf(tree, node)].map((total) => formatIn(picture, total));
  let self = tree.grown[node] - tree.shrunk[node];
  for (let child = node + 1; child < tree.end[node]; child = tree.end[child]) {
    self -= tree.grown[child] - tree.shrunk[child];
  }
  const factor = totalAfterOf(tree, node) / tree.totalBefore[node];
  const ratio = Number.isFinite(factor) && factor > 0 && factor !== 1 ? `, × ${formatFactor(factor)}` : '';
  const ends: Fact = [t('panel.tooltip.ends', 'Before → after'), `${before} → ${after}${ratio}`];
  const own: Fact = [t('panel.tooltip.selfChange', 'In this frame itself'), formatIn(picture, self)];
  return self === 0 ? [ends] : [ends, own];
}

// Lines for what the history knows; unknown (NaN) says nothing.
function evidenceOf(picture: GrowthPicture, node: number): Fact[] {
  const { facts, details } = picture;
  if (facts === undefined) {
    return [];
  }
  const standardError = facts.standardErrorAt(node);
  const evidence = facts.evidenceAt(node);
  const rises = details.steps > 0 ? facts.risesAt(node) : Number.NaN;
  const firstSeenUnixMs = facts.firstSeenUnixMsAt(node);
  const known: Array<readonly [number, Fact]> = [
    // Counts are exact: an error of 0 says nothing.
    [
      standardError > 0 ? standardError : Number.NaN,
      [t('panel.tooltip.error', 'Sampling error'), `± ${formatIn(picture, standardError)}`],
    ],
    [evidence, [t('panel.tooltip.evidence', 'Evidence of steady growth'), formatShare(evidence)]],
    [
      rises,
      [
        t('panel.tooltip.rises', 'Rose'),
        t('panel.tooltip.risesOf', 'in {{n}} of {{steps}} steps', { n: rises, steps: details.steps }),
      ],
    ],
    [firstSeenUnixMs, [t('panel.tooltip.firstSeen', 'First seen'), dateTimeFormat(firstSeenUnixMs)]],
  ];
  return known.filter(([value]) => Number.isFinite(value)).map(([, fact]) => fact);
}

function retentionOf(picture: GrowthPicture, node: number): Fact[] {
  const kept = picture.facts?.keptAt(node) ?? Number.NaN;
  if (!Number.isFinite(kept)) {
    return [];
  }
  const sentence = describeRetention(picture, node);
  const share = formatShare(kept);
  return [[t('panel.tooltip.kept', 'Kept'), sentence === '' ? share : `${share}: ${sentence}`]];
}
