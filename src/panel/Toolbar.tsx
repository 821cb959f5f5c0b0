// SPDX-License-Identifier: Apache-2.0
// What width means, search, and the way out of a zoom.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo, type RefObject } from 'react';
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
  readonly mode: WidthMode;
  readonly fill: FillMode;
  readonly zoomNames: readonly string[];
  readonly query: string;
  /** What the search found, in words; "" without a search. */
  readonly found: string;
  readonly isQueryInvalid: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly isFiltering: boolean;
  readonly filterCount: number;
  readonly canFilter: boolean;
  /** The same function in all renders, as is onHelp. */
  readonly onChange: (changes: Partial<PanelView>) => void;
  readonly onHelp: () => void;
}

export const Toolbar = memo(function Toolbar(props: ToolbarProps) {
  const { picture, mode, fill, zoomNames, query, found, isQueryInvalid, searchRef, isFiltering, onChange } = props;
  const { filterCount, canFilter, onHelp } = props;
  const styles = useStyles2(getStyles);
  const onMode = useLatestCallback((wanted: WidthMode) => onChange({ mode: wanted }));
  const onFill = useLatestCallback((wanted: FillMode) => onChange({ fill: wanted }));
  const onFilterToggle = useLatestCallback(() => onChange({ isFiltering: !isFiltering }));
  return (
    <div className={styles.toolbar}>
      {picture.kind === 'growth' && <ModeChoice mode={mode} onChange={onMode} />}
      {picture.kind === 'growth' && <RetentionToggle picture={picture} fill={fill} onChange={onFill} />}
      <SearchField
        {...{ query, found, isInvalid: isQueryInvalid, searchRef }}
        onChange={(text) => onChange({ query: text })}
      />
      <Breadcrumb
        rootName={picture.rootName}
        zoomNames={zoomNames}
        onZoom={(names) => onChange({ zoomNames: names })}
      />
      <ToolbarEnd
        {...{ canFilter, filterCount, isFilterOpen: isFiltering || filterCount > 0, onFilterToggle, onHelp }}
      />
    </div>
  );
});

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
