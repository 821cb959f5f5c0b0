// SPDX-License-Identifier: Apache-2.0
// What width means, search, and the way out of a zoom.
import { css } from '@emotion/css';
import type { GrafanaTheme2, SelectableValue } from '@grafana/data';
import { Icon, Input, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { type RefObject } from 'react';
import { shortNameOf, type WidthMode } from '#pkg/flame';
import type { Picture } from './data/growth-model';
import { TOOLBAR_CSS_PX } from './divide-room';
import type { PanelView } from './panel-view';
import { t } from './translate';

interface ToolbarProps {
  readonly picture: Picture;
  readonly view: PanelView;
  readonly onViewChange: (view: PanelView) => void;
  /** What the search found, in words; "" without a search. */
  readonly found: string;
  readonly isQueryInvalid: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

// Names on the way that are shown; the ones between are behind an ellipsis.
const CRUMBS = 3;

export function Toolbar(props: ToolbarProps) {
  const { picture, view, onViewChange, found, isQueryInvalid, searchRef } = props;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.toolbar}>
      {picture.kind === 'growth' && (
        <RadioButtonGroup
          size="sm"
          aria-label={t('panel.mode.label', 'Width of a frame')}
          value={view.mode}
          options={modeOptions()}
          onChange={(mode) => onViewChange({ ...view, mode })}
        />
      )}
      <div className={styles.search}>
        <Input
          ref={searchRef}
          value={view.query}
          invalid={isQueryInvalid}
          onChange={(event) => onViewChange({ ...view, query: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && view.query !== '') {
              onViewChange({ ...view, query: '' });
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
      <Breadcrumb
        rootName={picture.rootName}
        zoomNames={view.zoomNames}
        onZoom={(zoomNames) => onViewChange({ ...view, zoomNames })}
      />
    </div>
  );
}

function modeOptions(): Array<SelectableValue<WidthMode>> {
  return [
    {
      value: 'growth',
      label: t('panel.mode.growth', 'Growth'),
      description: t('panel.mode.growthAbout', 'What grew, down, and what shrank, up (g)'),
    },
    {
      value: 'after',
      label: t('panel.mode.after', 'After'),
      description: t('panel.mode.afterAbout', 'The later snapshot (a)'),
    },
    {
      value: 'union',
      label: t('panel.mode.union', 'Union'),
      description: t('panel.mode.unionAbout', 'All that is there before or after; frames keep their place (u)'),
    },
  ];
}

interface BreadcrumbProps {
  readonly rootName: string;
  readonly zoomNames: readonly string[];
  readonly onZoom: (names: readonly string[]) => void;
}

function Breadcrumb({ rootName, zoomNames, onZoom }: BreadcrumbProps) {
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
