// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { formatChange } from '#pkg/base';
import { shortNameOf } from '#pkg/flame';
import type { SuspectList } from '../data/suspect-list';
import { formatShare } from '../graph/node-text';
import { t } from '../translate';

interface SuspectsProps {
  readonly list: SuspectList;
  readonly unit: string;
  readonly widthCssPx: number;
  readonly heightCssPx: number;
  readonly onPick: (node: number) => void;
}

/** Where it grew, ranked; a click shows the place in the graph. */
export function Suspects({ list, unit, widthCssPx, heightCssPx, onPick }: SuspectsProps) {
  const styles = useStyles2(getStyles);
  const title = t('panel.suspects.title', 'Suspects');
  return (
    <section className={styles.list} style={{ width: widthCssPx, height: heightCssPx }} aria-label={title}>
      <h6 className={styles.title}>{title}</h6>
      <ol className={styles.rows}>
        {list.rows.map((row) => (
          <li key={row.rank}>
            <button
              type="button"
              className={styles.row}
              onClick={() => row.node !== undefined && onPick(row.node)}
              title={row.function}
            >
              <span className={styles.rank}>{row.rank}</span>
              <span className={styles.site}>
                {shortNameOf(row.function)}
                {row.leaf !== '' && (
                  <span className={styles.leaf}>{t('panel.suspects.leaf', 'in {{leaf}}', { leaf: row.leaf })}</span>
                )}
              </span>
              <span className={styles.growth}>{formatChange(row.growth, unit)}</span>
              <span className={styles.share}>{formatShare(row.share)}</span>
              <span aria-hidden className={styles.bar} style={{ width: `${Math.min(100, row.share * 100)}%` }} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const number = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', textAlign: 'right' } as const;
  return {
    list: css({ overflow: 'auto', scrollbarWidth: 'thin', fontSize: theme.typography.bodySmall.fontSize }),
    title: css({
      margin: theme.spacing(0, 0, 0.5),
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
    rows: css({ listStyle: 'none', margin: 0, padding: 0 }),
    row: css({
      position: 'relative',
      display: 'flex',
      alignItems: 'baseline',
      gap: theme.spacing(1),
      width: '100%',
      padding: theme.spacing(0.375, 0.5, 0.625),
      border: 'none',
      background: 'transparent',
      color: theme.colors.text.primary,
      textAlign: 'left',
      '&:hover': { background: theme.colors.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
    }),
    rank: css({ ...number, color: theme.colors.text.secondary, minWidth: '2ch' }),
    site: css({
      flex: 1,
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      fontFamily: theme.typography.fontFamilyMonospace,
    }),
    leaf: css({ display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', color: theme.colors.text.secondary }),
    growth: css({ ...number }),
    share: css({ ...number, color: theme.colors.text.secondary, minWidth: '6ch' }),
    bar: css({
      position: 'absolute',
      left: 0,
      bottom: 1,
      height: 2,
      background: theme.visualization.getColorByName('orange'),
    }),
  };
};
