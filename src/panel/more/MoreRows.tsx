// SPDX-License-Identifier: Apache-2.0
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useEffect, useRef } from 'react';
import { t } from '../translate';
import { moreRowOf, type MoreTarget } from './more-frames';

interface MoreRowsProps {
  /** Beginning of the ids of the list and its rows. */
  readonly id: string;
  readonly target: MoreTarget;
  readonly nodes: readonly number[];
  readonly active: number;
  readonly onPick: (node: number) => void;
}

const ROW_CSS_PX = 24;
export const ROWS_CSS_PX = 11 * ROW_CSS_PX;

/** Rows in sight only: a list may have a hundred thousand. */
export function MoreRows({ id, target, nodes, active, onPick }: MoreRowsProps) {
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_CSS_PX,
    // The size is ours: nothing has to be measured.
    observeElementRect: (_, report) => report({ width: 0, height: ROWS_CSS_PX }),
    overscan: 4,
  });
  useEffect(() => rows.scrollToIndex(Math.max(0, active)), [rows, active]);
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('panel.more.list', 'Frames too narrow to draw')}
        className={styles.page}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const row = moreRowOf(target, nodes[index]);
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-posinset={index + 1}
              aria-setsize={nodes.length}
              className={cx(styles.row, index === active && styles.active)}
              style={{ top: start }}
              title={row.fullName}
              onClick={() => onPick(nodes[index])}
            >
              <bdi className={styles.name}>{row.name}</bdi>
              <span className={styles.number}>{row.amount}</span>
              <span className={styles.share}>{row.share}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const number = { flex: '0 0 auto', textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;
  return {
    scroller: css({ height: ROWS_CSS_PX, overflow: 'auto', scrollbarWidth: 'thin' }),
    page: css({ position: 'relative' }),
    row: css({
      position: 'absolute',
      left: 0,
      right: 0,
      height: ROW_CSS_PX,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0, 0.5),
      whiteSpace: 'nowrap',
      cursor: 'pointer',
      '&:hover': { background: theme.colors.action.hover },
    }),
    active: css({
      background: theme.colors.action.selected,
      boxShadow: `inset 2px 0 0 ${theme.colors.primary.border}`,
    }),
    name: css({
      flex: 1,
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      fontFamily: theme.typography.fontFamilyMonospace,
    }),
    number: css({ ...number }),
    share: css({ ...number, minWidth: '7ch', color: theme.colors.text.secondary }),
  };
};
