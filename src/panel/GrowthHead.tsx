// SPDX-License-Identifier: Apache-2.0
// What stands above the graph where there is room for it. Its parts are rendered when something that they show has changed; where the user
// is in the graph they show a moment later.
import React from 'react';
import type { Filter } from '#pkg/flame';
import { BalanceBar } from './BalanceBar';
import { followFrom, linkText } from './choice/follow-link';
import { hasPictureBar, PictureBar } from './choice/PictureBar';
import type { RoomDivision } from './divide-room';
import { describeShare } from './filters/describe-share';
import { FilterRow } from './filters/FilterRow';
import type { Drawing } from './graph/drawing';
import { locateView } from './graph/graph-view';
import type { LitKind } from './graph/paint-choice';
import { type PanelView, viewAfterFollow } from './panel-view';
import type { PanelSelection } from './state/panel-selection';
import { TimeStrip } from './time-strip/TimeStrip';
import { Toolbar, type ToolbarProps } from './Toolbar';
import { useLater } from './use-later';
import { useLatestCallback } from './use-latest-callback';

interface GrowthHeadProps extends Pick<ToolbarProps, 'found' | 'isQueryInvalid' | 'searchRef' | 'onChange' | 'onHelp'> {
  readonly drawing: Drawing;
  readonly view: PanelView;
  readonly selection: PanelSelection;
  readonly room: RoomDivision;
  readonly widthCssPx: number;
}

export function GrowthHead({ drawing, view, selection, room, widthCssPx, ...toolbar }: GrowthHeadProps) {
  const { picture } = drawing;
  const { onChange } = toolbar;
  const { mode, fill, lit, query, isFiltering } = view;
  const { asRead, whole, filters, filterNotice, time } = selection;
  const zoomNames = useLater(view.zoomNames, drawing);
  const focusNode = useLater(locateView(drawing, view).focusNode, drawing);
  const onChoose = useLatestCallback((pictureIndex: number) => onChange({ pictureIndex }));
  const onFollow = useLatestCallback(() => onChange(viewAfterFollow(view, followFrom(picture, focusNode)) ?? {}));
  const onLitChange = useLatestCallback((lit: LitKind) => onChange({ lit }));
  const onFiltersChange = useLatestCallback((filters: readonly Filter[]) => onChange({ filters }));
  return (
    <>
      {hasPictureBar(picture.choice) && (
        <PictureBar choice={picture.choice} link={linkText(picture, focusNode)} {...{ onChoose, onFollow }} />
      )}
      {picture.kind === 'growth' && (
        <BalanceBar {...{ picture, lit, onLitChange }} note={describeShare(picture, whole)} />
      )}
      {room.hasTimeStrip && time.picked && (
        <TimeStrip {...{ picture: asRead, time, picked: time.picked, widthCssPx }} />
      )}
      <Toolbar
        {...{ ...toolbar, picture, mode, fill, query, isFiltering, zoomNames }}
        filterCount={filters.length}
        canFilter={room.canFilter}
      />
      {room.hasFilterRow && (
        <FilterRow
          {...{ filters, onFiltersChange, takesFocus: isFiltering }}
          notice={filterNotice || (picture.kind === 'snapshot' ? describeShare(picture, whole) : '')}
        />
      )}
    </>
  );
}
