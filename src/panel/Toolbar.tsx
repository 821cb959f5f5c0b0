// SPDX-License-Identifier: Apache-2.0
// What width means, search, and the way out of a zoom.
import { css } from '@emotion/css';
import type { GrafanaTheme2, SelectableValue } from '@grafana/data';
import { IconButton, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { type RefObject } from 'react';
import type { WidthMode } from '#pkg/flame';
import { Breadcrumb } from './Breadcrumb';
import type { Picture } from './data/growth-model';
import { TOOLBAR_CSS_PX } from './divide-room';
import { ExportButton } from './export/ExportButton';
import { FilterToggle } from './filters/FilterToggle';
import type { PanelView } from './panel-view';
import { RetentionToggle } from './RetentionToggle';
import { SearchField } from './SearchField';
import { t } from './translate';

export interface ToolbarProps {
  readonly picture: Picture;
  readonly view: PanelView;
  readonly onViewChange: (view: PanelView) => void;
  /** What the search found, in words; "" without a search. */
  readonly found: string;
  readonly isQueryInvalid: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onHelp: () => void;
  readonly filterCount: number;
  readonly canFilter: boolean;
}

export function Toolbar(props: ToolbarProps) {
  const { picture, view, onViewChange, found, isQueryInvalid, searchRef, onHelp, filterCount, canFilter } = props;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.toolbar}>
      {picture.kind === 'growth' && (
        <RadioButtonGroup
          className={styles.modes}
          size="sm"
          aria-label={t('panel.mode.label', 'Width of a frame')}
          value={view.mode}
          options={modeOptions()}
          onChange={(mode) => onViewChange({ ...view, mode })}
        />
      )}
      {picture.kind === 'growth' && (
        <RetentionToggle picture={picture} fill={view.fill} onChange={(fill) => onViewChange({ ...view, fill })} />
      )}
      <SearchField
        {...{ query: view.query, found, isInvalid: isQueryInvalid, searchRef }}
        onChange={(query) => onViewChange({ ...view, query })}
      />
      <Breadcrumb
        rootName={picture.rootName}
        zoomNames={view.zoomNames}
        onZoom={(zoomNames) => onViewChange({ ...view, zoomNames })}
      />
      <div className={styles.end}>
        {canFilter && (
          <FilterToggle
            {...{ count: filterCount, isOpen: view.isFiltering || filterCount > 0 }}
            onToggle={() => onViewChange({ ...view, isFiltering: !view.isFiltering })}
          />
        )}
        <ExportButton />
        <IconButton
          name="question-circle"
          aria-label={t('panel.help.open', 'Keys, and how to read this (?)')}
          tooltip={t('panel.help.open', 'Keys, and how to read this (?)')}
          onClick={onHelp}
        />
      </div>
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
  // The last to give way.
  modes: css({ flexShrink: 0 }),
  end: css({ flexShrink: 0, marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
});
