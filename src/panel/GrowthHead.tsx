// SPDX-License-Identifier: Apache-2.0
// What stands above the graph where there is room for it.
import React from 'react';
import { BalanceBar } from './BalanceBar';
import { followFrom, linkText } from './choice/follow-link';
import { hasPictureBar, PictureBar } from './choice/PictureBar';
import type { RoomDivision } from './divide-room';
import { describeShare } from './filters/describe-share';
import { FilterRow } from './filters/FilterRow';
import type { Drawing } from './graph/drawing';
import { locateView } from './graph/graph-view';
import { type PanelView, viewAfterFollow } from './panel-view';
import type { PanelSelection } from './state/panel-selection';
import { TimeStrip } from './time-strip/TimeStrip';
import { Toolbar, type ToolbarProps } from './Toolbar';

interface GrowthHeadProps extends Omit<ToolbarProps, 'picture' | 'filterCount' | 'canFilter'> {
  readonly drawing: Drawing;
  readonly selection: PanelSelection;
  readonly room: RoomDivision;
  readonly widthCssPx: number;
}

export function GrowthHead({ drawing, selection, room, widthCssPx, ...toolbar }: GrowthHeadProps) {
  const { picture } = drawing;
  const { view, onViewChange } = toolbar;
  const { focusNode } = locateView(drawing, view);
  const { asRead, filters, filterNotice, time } = selection;
  const change = (changes: Partial<PanelView>) => onViewChange({ ...view, ...changes });
  return (
    <>
      {hasPictureBar(picture.choice) && (
        <PictureBar
          choice={picture.choice}
          onChoose={(pictureIndex) => change({ pictureIndex })}
          link={linkText(picture, focusNode)}
          onFollow={() => change(viewAfterFollow(view, followFrom(picture, focusNode)) ?? {})}
        />
      )}
      {picture.kind === 'growth' && (
        <BalanceBar
          {...{ picture, lit: view.lit, note: describeShare(picture, selection.whole) }}
          onLitChange={(lit) => change({ lit })}
        />
      )}
      {room.hasTimeStrip && time.picked && (
        <TimeStrip {...{ picture: asRead, time, picked: time.picked, widthCssPx }} />
      )}
      <Toolbar {...{ ...toolbar, picture, filterCount: filters.length, canFilter: room.canFilter }} />
      {room.hasFilterRow && (
        <FilterRow
          {...{ filters, takesFocus: view.isFiltering }}
          notice={filterNotice || (picture.kind === 'snapshot' ? describeShare(picture, selection.whole) : '')}
          onFiltersChange={(changed) => change({ filters: changed })}
        />
      )}
    </>
  );
}
