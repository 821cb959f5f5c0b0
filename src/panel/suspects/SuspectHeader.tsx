// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { t } from '../translate';
import type { SuspectOrder } from './sort-suspects';

interface SuspectHeaderProps {
  readonly title: string;
  readonly orders: readonly SuspectOrder[];
  readonly order: SuspectOrder;
  readonly onOrder: (order: SuspectOrder) => void;
}

/** The title of the list, and what it is sorted by where there is a choice. */
export function SuspectHeader({ title, orders, order, onOrder }: SuspectHeaderProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.header}>
      <h3 className={styles.title}>{title}</h3>
      {orders.length > 1 && (
        <div role="group" aria-label={t('panel.suspects.sort', 'Sort suspects by')} className={styles.orders}>
          {orders.map((candidate) => (
            <button
              key={candidate}
              type="button"
              className={styles.order}
              aria-pressed={candidate === order}
              onClick={() => onOrder(candidate)}
            >
              {nameOfOrder(candidate)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function nameOfOrder(order: SuspectOrder): string {
  switch (order) {
    case 'rank':
      return t('panel.suspects.byGrowth', 'growth');
    case 'score':
      return t('panel.suspects.byScore', 'score');
    case 'kept':
      return t('panel.suspects.byKept', 'kept');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    paddingBottom: theme.spacing(0.5),
    background: theme.colors.background.primary,
    color: theme.colors.text.secondary,
  }),
  title: css({ ...theme.typography.h6, margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  orders: css({ display: 'flex', gap: theme.spacing(0.5) }),
  order: css({
    padding: theme.spacing(0, 0.5),
    border: 'none',
    fontSize: 'inherit',
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    color: theme.colors.text.secondary,
    '&[aria-pressed="true"]': { background: theme.colors.action.selected, color: theme.colors.text.primary },
    '&:hover': { color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
});
