// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type MouseEvent, memo, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { GrowthPicture } from '../data/growth-model';
import type { SuspectRow } from '../data/suspect-row';
import { FrameActionsContext, type ScreenPoint } from '../menu/frame-actions';
import { formatChangeIn } from '../format-amount';
import { t, tCount } from '../translate';
import { useLatestCallback } from '../use-latest-callback';
import { SuspectHeader } from './SuspectHeader';
import { SuspectItem } from './SuspectItem';
import { columnsFor } from './suspect-columns';
import { factsOfSuspect, titleOfSuspect } from './suspect-facts';
import { ordersOf, sortSuspects, type SuspectOrder } from './sort-suspects';

interface SuspectsProps {
  readonly picture: GrowthPicture;
  readonly widthCssPx: number;
  readonly heightCssPx: number;
  /** Node that is in focus in the graph: its suspect is marked. */
  readonly focusNode: number;
  readonly onPick: (node: number) => void;
}

/** Where it grew, ranked; a click shows the place in the graph. */
export const Suspects = memo(function Suspects({ picture, widthCssPx, heightCssPx, focusNode, onPick }: SuspectsProps) {
  const styles = useStyles2(getStyles);
  const { openMenu } = useContext(FrameActionsContext);
  const { rows } = picture.suspects;
  const [wanted, setOrder] = useState<SuspectOrder>('rank');
  const orders = ordersOf(rows);
  const order = orders.includes(wanted) ? wanted : 'rank';
  const items = useMemo(
    () =>
      sortSuspects(rows, order).map((row) => ({
        row,
        facts: factsOfSuspect(row, picture),
        title: titleOfSuspect(row, picture),
        hasHistory: row.history.length > 1,
      })),
    [rows, order, picture]
  );
  const columns = useMemo(() => columnsFor(widthCssPx, items), [widthCssPx, items]);
  const list = useCurrentInSight(rows.find((row) => row.node === focusNode)?.rank);
  const title = t('panel.suspects.title', 'Suspects');
  const pickRow = useLatestCallback(({ node }: SuspectRow) => node !== undefined && onPick(node));
  const openRowMenu = useLatestCallback(({ node }: SuspectRow, event: MouseEvent) => {
    event.preventDefault();
    if (node !== undefined) {
      openMenu({ node, side: 0, position: positionOf(event) });
    }
  });
  return (
    <section ref={list} className={styles.list} style={{ width: widthCssPx, height: heightCssPx }} aria-label={title}>
      <SuspectHeader title={title} orders={orders} order={order} onOrder={setOrder} />
      <ol className={styles.rows}>
        {items.map((item) => (
          <SuspectItem
            key={item.row.rank}
            {...{
              ...item,
              columns,
              widthCssPx,
              growth: formatChangeIn(picture, item.row.growth),
              isCurrent: item.row.node === focusNode,
            }}
            onPick={pickRow}
            onMenu={openRowMenu}
          />
        ))}
      </ol>
      <p className={styles.note}>{noteOf(picture)}</p>
    </section>
  );
});

// A menu that a key asked for comes without a pointer: it opens at the row.
function positionOf({ clientX, clientY, currentTarget }: MouseEvent): ScreenPoint {
  const { left, bottom } = currentTarget.getBoundingClientRect();
  return clientX === 0 && clientY === 0 ? { x: left, y: bottom } : { x: clientX, y: clientY };
}

const MORE_NOISE = {
  one: '{{count}} more is within sampling noise.',
  other: '{{count}} more are within sampling noise.',
};
const ALL_NOISE = {
  one: 'What grew is within sampling noise: {{count}} place.',
  other: 'What grew is within sampling noise: {{count}} places.',
};

// What is not in the list, in words; "" when there is nothing to say.
function noteOf({ suspects, tree }: GrowthPicture): string {
  const { isRanked, rows, belowNoise } = suspects;
  if (!isRanked) {
    return t('panel.suspects.ranking', 'Looking for suspects…');
  }
  if (belowNoise > 0) {
    return rows.length > 0
      ? tCount('panel.suspects.noise', MORE_NOISE, { count: belowNoise })
      : tCount('panel.suspects.allNoise', ALL_NOISE, { count: belowNoise });
  }
  if (rows.length > 0) {
    return '';
  }
  return tree.grown[0] > 0
    ? t('panel.suspects.none', 'No suspects: what grew in one place shrank in another of the same function.')
    : t('panel.suspects.noGrowth', 'No suspects: nothing grew.');
}

// Keeps the marked row inside the window of the list. Not scrollIntoView, which would scroll the dashboard too.
function useCurrentInSight(currentRank: number | undefined) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector('[aria-current="true"]');
    if (list.current && row && currentRank !== undefined) {
      const window = list.current.getBoundingClientRect();
      const { top, bottom } = row.getBoundingClientRect();
      list.current.scrollTop += Math.max(0, bottom - window.bottom) - Math.max(0, window.top - top);
    }
  }, [currentRank]);
  return list;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ overflow: 'auto', scrollbarWidth: 'thin', fontSize: theme.typography.bodySmall.fontSize }),
  rows: css({ listStyle: 'none', margin: 0, padding: 0 }),
  note: css({ margin: theme.spacing(0.5, 0.5, 0), color: theme.colors.text.secondary }),
});
