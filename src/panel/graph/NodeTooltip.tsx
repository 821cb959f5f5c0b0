// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2, VizTooltipContainer } from '@grafana/ui';
import React from 'react';
import { formatQuantity } from '#pkg/base';
import { packageOf } from '#pkg/calltree';
import { BOX_KINDS, type Boxes, shortNameOf, type SideNumber, totalAfterOf } from '#pkg/flame';
import type { GrowthPicture, SnapshotPicture } from '../data/growth-model';
import { amountAt, type Drawing, nameOf } from './drawing';
import { formatAmount, formatShare } from './node-text';
import { t } from '../translate';

interface NodeTooltipProps {
  readonly drawing: Drawing;
  readonly boxes: Boxes;
  readonly box: number;
  /** Of the pointer, in the window. */
  readonly position: { x: number; y: number };
}

/** What is known of the box under the pointer. */
export function NodeTooltip({ drawing, boxes, box, position }: NodeTooltipProps) {
  const styles = useStyles2(getStyles);
  const node = boxes.node[box];
  const side = boxes.side[box] === 0 ? 0 : 1;
  const name = nameOf(drawing.picture, node);
  const isMore = BOX_KINDS[boxes.kind[box]] === 'more';
  const title = isMore
    ? t('panel.tooltip.more', '{{n}} frames below {{name}}, too narrow to draw', {
        n: boxes.merged[box],
        name: shortNameOf(name),
      })
    : shortNameOf(name);
  return (
    <Portal>
      <VizTooltipContainer position={position} offset={{ x: 12, y: 12 }}>
        <div className={styles.content} data-testid="seep-tooltip">
          <div className={styles.name}>{title}</div>
          {!isMore && packageOf(name) !== '' && <div className={styles.secondary}>{packageOf(name)}</div>}
          <dl className={styles.facts}>
            {factsOf(drawing, { node, side, amount: boxes.amount[box], isMore }).map(([term, value]) => (
              <div key={term} className={styles.fact}>
                <dt className={styles.secondary}>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </VizTooltipContainer>
    </Portal>
  );
}

type Fact = readonly [term: string, value: string];

interface Subject {
  readonly node: number;
  readonly side: SideNumber;
  readonly amount: number;
  readonly isMore: boolean;
}

function factsOf(drawing: Drawing, { node, side, amount, isMore }: Subject): Fact[] {
  const { picture } = drawing;
  const share = formatShare(amount / amountAt(drawing, 0, side));
  const text = formatAmount(drawing, amount, side);
  if (picture.kind === 'snapshot') {
    const total: Fact = [t('panel.tooltip.total', 'Total'), `${text}, ${share}`];
    return isMore ? [total] : [total, selfOf(picture, node)];
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
  return isMore ? [change] : [...endsOf(picture, node), change, ...evidenceOf(picture, node)];
}

function selfOf({ tree }: SnapshotPicture, node: number): Fact {
  let self = tree.total[node];
  for (let child = node + 1; child < tree.end[node]; child = tree.end[child]) {
    self -= tree.total[child];
  }
  return [t('panel.tooltip.self', 'Self'), formatQuantity(self, tree.unit)];
}

function endsOf({ tree }: GrowthPicture, node: number): Fact[] {
  const [before, after] = [tree.totalBefore[node], totalAfterOf(tree, node)].map((total) =>
    formatQuantity(total, tree.unit)
  );
  let self = tree.grown[node] - tree.shrunk[node];
  for (let child = node + 1; child < tree.end[node]; child = tree.end[child]) {
    self -= tree.grown[child] - tree.shrunk[child];
  }
  const ends: Fact = [t('panel.tooltip.ends', 'Before → after'), `${before} → ${after}`];
  const own: Fact = [t('panel.tooltip.selfChange', 'In this frame itself'), formatQuantity(self, tree.unit)];
  return self === 0 ? [ends] : [ends, own];
}

// Lines for what the history knows; unknown (NaN) says nothing.
function evidenceOf({ tree, facts }: GrowthPicture, node: number): Fact[] {
  if (facts === undefined) {
    return [];
  }
  const standardError = facts.standardErrorAt(node);
  const evidence = facts.evidenceAt(node);
  const kept = facts.keptAt(node);
  const firstSeenUnixMs = facts.firstSeenUnixMsAt(node);
  const known: Array<readonly [number, Fact]> = [
    [standardError, [t('panel.tooltip.error', 'Sampling error'), `± ${formatQuantity(standardError, tree.unit)}`]],
    [evidence, [t('panel.tooltip.rises', 'Evidence of steady growth'), formatShare(evidence)]],
    [kept, [t('panel.tooltip.kept', 'Kept of what was allocated'), formatShare(kept)]],
    [firstSeenUnixMs, [t('panel.tooltip.firstSeen', 'First seen'), dateTimeFormat(firstSeenUnixMs)]],
  ];
  return known.filter(([value]) => Number.isFinite(value)).map(([, fact]) => fact);
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ maxWidth: theme.spacing(52), fontSize: theme.typography.bodySmall.fontSize }),
  name: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
  }),
  secondary: css({
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightRegular,
    overflowWrap: 'anywhere',
  }),
  facts: css({ margin: theme.spacing(0.5, 0, 0) }),
  fact: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    '& > dd': { margin: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  }),
});
