// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2, VizTooltipContainer } from '@grafana/ui';
import React from 'react';
import { formatQuantity } from '#pkg/base';
import { packageOf } from '#pkg/calltree';
import { BOX_KINDS, type Boxes, shortNameOf } from '#pkg/flame';
import { amountsOn, type GraphSide, nameOf } from './drawn-picture';
import type { DeltaPicture, Picture } from './growth-model';
import { formatAmount, formatShare } from './node-text';
import { t } from './translate';

interface NodeTooltipProps {
  readonly picture: Picture;
  readonly boxes: Boxes;
  readonly box: number;
  /** Of the pointer, in the window. */
  readonly position: { x: number; y: number };
}

/** What is known of the box under the pointer. */
export function NodeTooltip({ picture, boxes, box, position }: NodeTooltipProps) {
  const styles = useStyles2(getStyles);
  const node = boxes.node[box];
  const side = boxes.side[box] === 0 ? 0 : 1;
  const name = nameOf(picture, node);
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
            {factsOf(picture, { node, side, amount: boxes.amount[box], isMore }).map(([term, value]) => (
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
  readonly side: GraphSide;
  readonly amount: number;
  readonly isMore: boolean;
}

function factsOf(picture: Picture, { node, side, amount, isMore }: Subject): Fact[] {
  const share = formatShare(amount / (amountsOn(picture, side)?.[0] ?? 0));
  const text = formatAmount(picture, amount, side);
  if (picture.kind === 'snapshot') {
    const self: Fact = [t('panel.tooltip.self', 'Self'), formatQuantity(picture.tree.self[node], picture.tree.unit)];
    const total: Fact = [t('panel.tooltip.total', 'Total'), `${text}, ${share}`];
    return isMore ? [total] : [total, self];
  }
  const change: Fact =
    side === 0
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

function endsOf({ tree }: DeltaPicture, node: number): Fact[] {
  const [before, after] = [tree.totalBefore[node], tree.totalAfter[node]].map((total) =>
    formatQuantity(total, tree.unit)
  );
  const self = tree.selfAfter[node] - tree.selfBefore[node];
  const ends: Fact = [t('panel.tooltip.ends', 'Before → after'), `${before} → ${after}`];
  const own: Fact = [t('panel.tooltip.selfChange', 'In this frame itself'), formatQuantity(self, tree.unit)];
  return self === 0 ? [ends] : [ends, own];
}

// Lines for what the history knows; unknown (NaN) says nothing.
function evidenceOf({ tree, evidence }: DeltaPicture, node: number): Fact[] {
  if (evidence === undefined) {
    return [];
  }
  const facts: Array<readonly [number, Fact]> = [
    [
      evidence.standardError[node],
      [t('panel.tooltip.error', 'Sampling error'), `± ${formatQuantity(evidence.standardError[node], tree.unit)}`],
    ],
    [
      evidence.evidence[node],
      [t('panel.tooltip.rises', 'Evidence of steady growth'), formatShare(evidence.evidence[node])],
    ],
    [evidence.kept[node], [t('panel.tooltip.kept', 'Kept of what was allocated'), formatShare(evidence.kept[node])]],
    [
      evidence.firstSeenUnixMs[node],
      [t('panel.tooltip.firstSeen', 'First seen'), dateTimeFormat(evidence.firstSeenUnixMs[node])],
    ],
  ];
  return facts.filter(([value]) => Number.isFinite(value)).map(([, fact]) => fact);
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
