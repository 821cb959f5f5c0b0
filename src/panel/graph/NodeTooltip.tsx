// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2, VizTooltipContainer } from '@grafana/ui';
import React from 'react';
import { packageOf } from '#pkg/calltree';
import { BOX_KINDS, type Boxes, shortNameOf } from '#pkg/flame';
import { type Drawing, nameOf } from './drawing';
import { drawableName } from './label-text';
import { factsOfBox } from './tooltip-facts';
import { HistoryLine } from '../suspects/HistoryLine';
import { tCount } from '../translate';

interface NodeTooltipProps {
  readonly drawing: Drawing;
  readonly boxes: Boxes;
  readonly box: number;
  /** Of the pointer, in the window. */
  readonly position: { x: number; y: number };
}

const HISTORY = { widthCssPx: 120, heightCssPx: 24 };
// Two points are the change itself, which is written.
const MIN_HISTORY = 3;

/** What is known of the box under the pointer. */
export function NodeTooltip({ drawing, boxes, box, position }: NodeTooltipProps) {
  const styles = useStyles2(getStyles);
  const node = boxes.node[box];
  const side = boxes.side[box] === 0 ? 0 : 1;
  const name = nameOf(drawing.picture, node);
  const shownName = drawableName(shortNameOf(name));
  const isMore = BOX_KINDS[boxes.kind[box]] === 'more';
  const { picture } = drawing;
  const history = picture.kind === 'growth' && !isMore ? (picture.facts?.historyAt(node) ?? []) : [];
  const title = isMore ? tCount('panel.tooltip.more', MORE, { count: boxes.merged[box], name: shownName }) : shownName;
  return (
    <Portal>
      <VizTooltipContainer position={position} offset={{ x: 12, y: 12 }}>
        <div className={styles.content} data-testid="seep-tooltip">
          <div className={styles.name}>{title}</div>
          {!isMore && packageOf(name) !== '' && <div className={styles.secondary}>{drawableName(packageOf(name))}</div>}
          <dl className={styles.facts}>
            {factsOfBox(drawing, { node, side, amount: boxes.amount[box], isMore }).map(([term, value]) => (
              <div key={term} className={styles.fact}>
                <dt className={styles.secondary}>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {history.length >= MIN_HISTORY && (
            <HistoryLine totals={history} widthCssPx={HISTORY.widthCssPx} heightCssPx={HISTORY.heightCssPx} />
          )}
        </div>
      </VizTooltipContainer>
    </Portal>
  );
}

const MORE = {
  one: '{{count}} frame below {{name}}, too narrow to draw',
  other: '{{count}} frames below {{name}}, too narrow to draw',
};

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
