// SPDX-License-Identifier: Apache-2.0
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import React, { type RefObject, type SyntheticEvent } from 'react';
import { type Filter, printFilter } from '#pkg/flame';
import { t } from '../translate';
import { describeFilter, labelOfFilter } from './describe-filter';

interface FilterChipsProps {
  readonly filters: readonly Filter[];
  readonly onFiltersChange: (filters: readonly Filter[]) => void;
  /** What has the focus once the last chip is gone. */
  readonly nextRef: RefObject<HTMLInputElement | null>;
}

/** Filters in their order, each with what it does in words and a way to take it away. */
export function FilterChips({ filters, onFiltersChange, nextRef }: FilterChipsProps) {
  const styles = useStyles2(getStyles);
  const remove = (at: number, event: SyntheticEvent<HTMLElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
    const next = buttons[at + 1] ?? buttons[at - 1] ?? nextRef.current;
    next?.focus();
    onFiltersChange(filters.filter((_, other) => other !== at));
  };
  return (
    <ul className={styles.chips} aria-label={t('panel.filters.list', 'Filters')}>
      {filters.map((filter, at) => (
        <li key={`${printFilter(filter)} ${at}`} className={styles.chip} title={describeFilter(filter)}>
          <bdi className={styles.label}>{labelOfFilter(filter)}</bdi>
          {/* Not on the button: the tooltip has a handler of its own there. */}
          <span role="presentation" onKeyDown={(event) => isDelete(event.key) && remove(at, event)}>
            <Tooltip content={describeFilter(filter)}>
              <button
                type="button"
                className={styles.remove}
                aria-label={t('panel.filters.remove', 'Remove filter: {{what}}', { what: describeFilter(filter) })}
                onClick={(event) => remove(at, event)}
              >
                <Icon name="times" size="sm" />
              </button>
            </Tooltip>
          </span>
        </li>
      ))}
    </ul>
  );
}

function isDelete(key: string): boolean {
  return key === 'Delete' || key === 'Backspace';
}

const getStyles = (theme: GrafanaTheme2) => ({
  chips: css({
    display: 'flex',
    gap: theme.spacing(0.5),
    minWidth: 0,
    margin: 0,
    padding: 2,
    listStyle: 'none',
    overflowX: 'auto',
    scrollbarWidth: 'none',
  }),
  chip: css({
    display: 'inline-flex',
    flex: '0 0 auto',
    alignItems: 'center',
    maxWidth: theme.spacing(40),
    height: theme.spacing(2.75),
    paddingLeft: theme.spacing(0.75),
    borderRadius: theme.shape.radius.default,
    border: `1px solid ${theme.colors.border.medium}`,
    background: theme.colors.background.secondary,
  }),
  label: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'pre' }),
  remove: css({
    display: 'inline-flex',
    alignItems: 'center',
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.secondary,
    padding: theme.spacing(0, 0.5),
    height: '100%',
    '&:hover': { color: theme.colors.text.primary },
  }),
});
