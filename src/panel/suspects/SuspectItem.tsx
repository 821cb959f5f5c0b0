// SPDX-License-Identifier: Apache-2.0
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type MouseEventHandler } from 'react';
import { formatQuantity } from '#pkg/base';
import { shortNameOf } from '#pkg/flame';
import type { SuspectRow } from '../data/suspect-row';
import { t } from '../translate';
import { HistoryLine } from './HistoryLine';
import { FACT_CSS_PX, HISTORY_CSS_PX, type SuspectColumns } from './suspect-columns';
import type { SuspectFacts } from './suspect-facts';

interface SuspectItemProps {
  readonly row: SuspectRow;
  readonly facts: SuspectFacts;
  readonly title: string;
  readonly columns: SuspectColumns;
  /** In words. */
  readonly growth: string;
  readonly isCurrent: boolean;
  readonly onPick: () => void;
  readonly onMenu: MouseEventHandler;
}

const HISTORY_HEIGHT_CSS_PX = 16;

/** One suspect: a table row where there is room, else the name with what is known under it. */
export function SuspectItem({ row, facts, title, columns, growth, isCurrent, onPick, onMenu }: SuspectItemProps) {
  const styles = useStyles2(getStyles);
  const { isTable, hasHistory } = columns;
  const texts = columns.facts.flatMap((kind) => facts[kind] ?? []);
  return (
    <li>
      <button
        type="button"
        className={cx(styles.row, isCurrent && styles.current)}
        onClick={onPick}
        onContextMenu={onMenu}
        title={title}
        aria-current={isCurrent}
      >
        <span className={styles.rank}>{row.rank}</span>
        {isTable ? (
          <>
            <Site row={row} />
            {hasHistory && <History row={row} />}
            <span className={styles.growth}>{growth}</span>
            {columns.facts.map((kind) => (
              <span key={kind} className={styles.fact} style={{ width: FACT_CSS_PX[kind] }}>
                {facts[kind]}
              </span>
            ))}
          </>
        ) : (
          <span className={styles.lines}>
            <span className={styles.line}>
              <Site row={row} />
              <span className={styles.growth}>{growth}</span>
            </span>
            <span className={styles.line}>
              <span className={styles.under}>{texts.join(' · ')}</span>
              {hasHistory && <History row={row} />}
            </span>
          </span>
        )}
        <span aria-hidden className={styles.bar} style={{ width: `${Math.min(100, row.share * 100)}%` }} />
      </button>
    </li>
  );
}

function Site({ row }: { readonly row: SuspectRow }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.names}>
      {row.proven > 0 && (
        <span className={styles.proven} title={t('panel.suspects.provenAbout', 'Go proved that they wait for ever.')}>
          {t('panel.suspects.proven', '{{n}} proven', { n: formatQuantity(row.proven, 'count') })}
        </span>
      )}
      {row.leaf !== '' && (
        <>
          <bdi className={styles.leaf}>{shortNameOf(row.leaf)}</bdi>
          <span className={styles.arrow}>{' ← '}</span>
        </>
      )}
      <bdi className={styles.hinge}>{shortNameOf(row.function)}</bdi>
    </span>
  );
}

function History({ row }: { readonly row: SuspectRow }) {
  return (
    <span style={{ width: HISTORY_CSS_PX, flex: '0 0 auto' }}>
      {row.history.length > 1 && (
        <HistoryLine totals={row.history} widthCssPx={HISTORY_CSS_PX} heightCssPx={HISTORY_HEIGHT_CSS_PX} />
      )}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const number = { flex: '0 0 auto', whiteSpace: 'nowrap', textAlign: 'right' } as const;
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  const secondary = theme.colors.text.secondary;
  return {
    row: css({
      position: 'relative',
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      width: '100%',
      padding: theme.spacing(0.375, 0.5, 0.625),
      border: 'none',
      background: 'transparent',
      color: theme.colors.text.primary,
      textAlign: 'left',
      fontSize: 'inherit',
      fontVariantNumeric: 'tabular-nums',
      '&:hover': { background: theme.colors.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
    }),
    current: css({
      background: theme.colors.action.selected,
      boxShadow: `inset 2px 0 0 ${theme.colors.primary.border}`,
    }),
    rank: css({ ...number, color: secondary, minWidth: '2ch' }),
    lines: css({ flex: 1, minWidth: 0 }),
    line: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(1) }),
    names: css({
      display: 'flex',
      flex: 1,
      minWidth: 0,
      whiteSpace: 'pre',
      fontFamily: theme.typography.fontFamilyMonospace,
    }),
    // What allocates gives way to the application's own function.
    leaf: css({ ...cut, flex: '1 1 0', minWidth: '3ch', maxWidth: 'max-content', color: secondary }),
    arrow: css({ flex: '0 0 auto', color: secondary }),
    hinge: css({ ...cut, flex: '0 1 auto' }),
    under: css({ ...cut, flex: 1, color: secondary }),
    proven: css({
      flex: '0 0 auto',
      marginRight: theme.spacing(0.5),
      padding: theme.spacing(0, 0.5),
      borderRadius: theme.shape.radius.default,
      background: theme.colors.error.transparent,
      color: theme.colors.error.text,
      fontFamily: theme.typography.fontFamily,
    }),
    growth: css({ ...number, minWidth: '11ch' }),
    fact: css({ ...number, ...cut, color: secondary }),
    bar: css({
      position: 'absolute',
      left: 0,
      bottom: 1,
      height: 2,
      background: theme.visualization.getColorByName('orange'),
    }),
  };
};
