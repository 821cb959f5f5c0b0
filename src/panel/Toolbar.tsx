// SPDX-License-Identifier: Apache-2.0
// What width means, search, and the way out of a zoom.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type RefObject } from 'react';
import type { WidthMode } from '#pkg/flame';
import { Breadcrumb } from './Breadcrumb';
import type { Picture } from './data/growth-model';
import { TOOLBAR_CSS_PX } from './divide-room';
import type { FillMode } from './graph/paint-choice';
import { ModeChoice } from './ModeChoice';
import type { PanelView } from './panel-view';
import { RetentionToggle } from './RetentionToggle';
import { SearchField } from './SearchField';
import { ToolbarEnd } from './ToolbarEnd';
import { useLatestCallback } from './use-latest-callback';

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
  const onMode = useLatestCallback((mode: WidthMode) => onViewChange({ ...view, mode }));
  const onFill = useLatestCallback((fill: FillMode) => onViewChange({ ...view, fill }));
  const onFilterToggle = useLatestCallback(() => onViewChange({ ...view, isFiltering: !view.isFiltering }));
  const help = useLatestCallback(onHelp);
  return (
    <div className={styles.toolbar}>
      {picture.kind === 'growth' && <ModeChoice mode={view.mode} onChange={onMode} />}
      {picture.kind === 'growth' && <RetentionToggle picture={picture} fill={view.fill} onChange={onFill} />}
      <SearchField
        {...{ query: view.query, found, isInvalid: isQueryInvalid, searchRef }}
        onChange={(query) => onViewChange({ ...view, query })}
      />
      <Breadcrumb
        rootName={picture.rootName}
        zoomNames={view.zoomNames}
        onZoom={(zoomNames) => onViewChange({ ...view, zoomNames })}
      />
      <ToolbarEnd
        {...{ canFilter, filterCount, isFilterOpen: view.isFiltering || filterCount > 0, onFilterToggle }}
        onHelp={help}
      />
    </div>
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
});
