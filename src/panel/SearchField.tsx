// SPDX-License-Identifier: Apache-2.0
// Search over function names, on every key.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Input, useStyles2 } from '@grafana/ui';
import React, { type RefObject } from 'react';
import { t } from './translate';

interface SearchFieldProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  /** What the search found, in words; "" without a search. */
  readonly found: string;
  readonly isInvalid: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

export function SearchField({ query, onChange, found, isInvalid, searchRef }: SearchFieldProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <div className={styles.search}>
        <Input
          ref={searchRef}
          value={query}
          invalid={isInvalid}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query !== '') {
              onChange('');
              event.stopPropagation();
            }
          }}
          prefix={<Icon name="search" />}
          placeholder={t('panel.search.placeholder', 'Search, or /regex/')}
          aria-label={t('panel.search.label', 'Search functions')}
        />
      </div>
      <span role="status" className={isInvalid ? styles.invalid : styles.found}>
        {found}
      </span>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  search: css({ flex: `0 1 ${theme.spacing(27)}`, minWidth: theme.spacing(8), padding: 2 }),
  // The first to give way to the buttons.
  found: css({
    flexShrink: 1000,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.colors.text.secondary,
  }),
  invalid: css({ color: theme.colors.error.text }),
});
