// SPDX-License-Identifier: Apache-2.0
// Search and the way out of a zoom.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Input, useStyles2 } from '@grafana/ui';
import React, { type RefObject } from 'react';
import { shortNameOf } from '#pkg/flame';
import { TOOLBAR_CSS_PX } from './divide-room';
import { t } from './translate';

interface ToolbarProps {
  readonly rootName: string;
  readonly zoomNames: readonly string[];
  readonly onZoom: (names: readonly string[]) => void;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What the search found, in words; "" without a search. */
  readonly found: string;
  readonly isQueryInvalid: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

// Names on the way that are shown; the ones between are behind an ellipsis.
const CRUMBS = 3;

export function Toolbar(props: ToolbarProps) {
  const { query, onQuery, found, isQueryInvalid, searchRef } = props;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.toolbar}>
      <div className={styles.search}>
        <Input
          ref={searchRef}
          value={query}
          invalid={isQueryInvalid}
          onChange={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query !== '') {
              onQuery('');
              event.stopPropagation();
            }
          }}
          prefix={<Icon name="search" />}
          placeholder={t('panel.search.placeholder', 'Search, or /regex/')}
          aria-label={t('panel.search.label', 'Search functions')}
        />
      </div>
      <span role="status" className={isQueryInvalid ? styles.invalid : styles.found}>
        {found}
      </span>
      <Breadcrumb {...props} />
    </div>
  );
}

function Breadcrumb({ rootName, zoomNames, onZoom }: ToolbarProps) {
  const styles = useStyles2(getStyles);
  if (zoomNames.length === 0) {
    return null;
  }
  const steps = [rootName, ...zoomNames].map((name, depth) => ({
    name: shortNameOf(name),
    names: zoomNames.slice(0, depth),
  }));
  const hidden = Math.max(0, steps.length - 1 - CRUMBS);
  const shown = [steps[0], ...steps.slice(1 + hidden)];
  return (
    <nav className={styles.crumbs} aria-label={t('panel.zoom.path', 'Zoomed to')}>
      {shown.map(({ name, names }, at) => (
        <span key={names.length} className={styles.crumb}>
          {at > 0 && <span aria-hidden>{at === 1 && hidden > 0 ? ' › … › ' : ' › '}</span>}
          <button type="button" className={styles.crumbButton} onClick={() => onZoom(names)} title={name}>
            {name}
          </button>
        </span>
      ))}
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  toolbar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    height: TOOLBAR_CSS_PX,
    paddingBottom: theme.spacing(0.75),
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  search: css({ flex: '0 0 auto', width: theme.spacing(27), padding: 2 }),
  found: css({ overflow: 'hidden', textOverflow: 'ellipsis', color: theme.colors.text.secondary }),
  invalid: css({ color: theme.colors.error.text }),
  crumbs: css({ display: 'flex', minWidth: 0, overflow: 'hidden' }),
  crumb: css({
    display: 'inline-flex',
    alignItems: 'center',
    minWidth: 0,
    whiteSpace: 'pre',
    color: theme.colors.text.secondary,
  }),
  crumbButton: css({
    border: 'none',
    background: 'transparent',
    padding: theme.spacing(0, 0.25),
    color: theme.colors.text.link,
    fontFamily: theme.typography.fontFamilyMonospace,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    '&:hover': { textDecoration: 'underline' },
  }),
});
