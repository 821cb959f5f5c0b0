// SPDX-License-Identifier: Apache-2.0
// The way from the root to the zoomed frame, and out again.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { shortNameOf } from '#pkg/flame';
import { focusGraphFrom } from './focus-graph';
import { t } from './translate';

interface BreadcrumbProps {
  readonly rootName: string;
  readonly zoomNames: readonly string[];
  readonly onZoom: (names: readonly string[]) => void;
}

// Names on the way that are shown; the ones between are behind an ellipsis.
const CRUMBS = 3;

export function Breadcrumb({ rootName, zoomNames, onZoom }: BreadcrumbProps) {
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
          <button
            type="button"
            className={styles.crumbButton}
            onClick={(event) => {
              // Without a zoom there is no way back from it, and this button is gone.
              if (names.length === 0) {
                focusGraphFrom(event.currentTarget);
              }
              onZoom(names);
            }}
            title={name}
          >
            {name}
          </button>
        </span>
      ))}
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Gives way to the buttons and the search.
  crumbs: css({ display: 'flex', flexShrink: 1000, minWidth: 0, overflow: 'hidden' }),
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
