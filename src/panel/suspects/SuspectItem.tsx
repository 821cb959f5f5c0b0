// SPDX-License-Identifier: Apache-2.0
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo, type MouseEvent } from 'react';
import type { SuspectRow } from '../data/suspect-row';
import { HistoryLine } from './HistoryLine';
import { ProvenChip } from './ProvenChip';
import { FACT_CSS_PX, HISTORY_CSS_PX, type SuspectColumns } from './suspect-columns';
import type { SuspectFacts } from './suspect-facts';
import { SuspectLines } from './SuspectLines';
import { SuspectSite } from './SuspectSite';

interface SuspectItemProps {
  readonly row: SuspectRow;
  readonly facts: SuspectFacts;
  readonly title: string;
  readonly columns: SuspectColumns;
  readonly widthCssPx: number;
  /** In words. */
  readonly growth: string;
  readonly isCurrent: boolean;
  readonly onPick: (row: SuspectRow) => void;
  readonly onMenu: (row: SuspectRow, event: MouseEvent) => void;
}

const HISTORY_HEIGHT_CSS_PX = 16;
const LINE_CSS_PX = 18;

/** One suspect: a table row where there is room, else the name with what is known under it. */
export const SuspectItem = memo(function SuspectItem(props: SuspectItemProps) {
  const { row, facts, title, columns, isCurrent, onPick, onMenu, ...shown } = props;
  const styles = useStyles2(getStyles);
  const { isTable, hasHistory } = columns;
  const { growth, widthCssPx } = shown;
  return (
    <li>
      <button
        type="button"
        className={cx(styles.row, isCurrent && styles.current)}
        onClick={() => onPick(row)}
        onContextMenu={(event) => onMenu(row, event)}
        title={title}
        aria-current={isCurrent}
      >
        <span className={styles.rank}>{row.rank}</span>
        {isTable ? (
          <>
            <ProvenChip proven={row.proven} />
            <SuspectSite function={row.function} leaf={row.leaf} />
            {hasHistory && <History row={row} />}
            <span className={styles.growth}>{growth}</span>
            {columns.facts.map((kind) => (
              <span key={kind} className={styles.fact} style={{ width: FACT_CSS_PX[kind] }}>
                {facts[kind]}
              </span>
            ))}
          </>
        ) : (
          <SuspectLines {...{ row, growth, widthCssPx }} facts={columns.facts.flatMap((kind) => facts[kind] ?? [])}>
            {hasHistory && row.history.length > 1 && <History row={row} />}
          </SuspectLines>
        )}
        <span aria-hidden className={styles.bar} style={{ width: `${Math.min(100, row.share * 100)}%` }} />
      </button>
    </li>
  );
});

function History({ row }: { readonly row: SuspectRow }) {
  return (
    <span style={{ width: HISTORY_CSS_PX, height: HISTORY_HEIGHT_CSS_PX, flex: '0 0 auto', lineHeight: 0 }}>
      {row.history.length > 1 && (
        <HistoryLine totals={row.history} widthCssPx={HISTORY_CSS_PX} heightCssPx={HISTORY_HEIGHT_CSS_PX} />
      )}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const number = { flex: '0 0 auto', whiteSpace: 'nowrap', textAlign: 'right' } as const;
  const quiet = 'var(--seep-quiet)';
  return {
    row: css({
      '--seep-quiet': theme.colors.text.secondary,
      position: 'relative',
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      width: '100%',
      padding: theme.spacing(0.25, 0.5, 0.5),
      border: 'none',
      background: 'transparent',
      color: theme.colors.text.primary,
      textAlign: 'left',
      fontSize: 'inherit',
      lineHeight: `${LINE_CSS_PX}px`,
      fontVariantNumeric: 'tabular-nums',
      // Secondary text is too pale on these.
      '&:hover, &[aria-current="true"]': { '--seep-quiet': theme.colors.text.primary },
      '&:hover': { background: theme.colors.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
    }),
    current: css({
      background: theme.colors.action.selected,
      boxShadow: `inset 2px 0 0 ${theme.colors.primary.border}`,
    }),
    rank: css({ ...number, color: quiet, minWidth: '2ch' }),
    growth: css({ ...number, minWidth: '11ch' }),
    fact: css({ ...number, overflow: 'hidden', textOverflow: 'ellipsis', color: quiet }),
    bar: css({
      position: 'absolute',
      left: 0,
      bottom: 1,
      height: 2,
      background: theme.visualization.getColorByName('orange'),
    }),
  };
};
