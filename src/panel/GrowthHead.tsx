// SPDX-License-Identifier: Apache-2.0
// What stands above the graph where there is room for it.
import React from 'react';
import { BalanceBar } from './BalanceBar';
import { followFrom, linkText } from './choice/follow-link';
import { hasPictureBar, PictureBar } from './choice/PictureBar';
import type { Drawing } from './graph/drawing';
import { locateView } from './graph/graph-view';
import { type PanelView, viewAfterFollow } from './panel-view';
import { Toolbar, type ToolbarProps } from './Toolbar';

interface GrowthHeadProps extends Omit<ToolbarProps, 'picture'> {
  readonly drawing: Drawing;
}

export function GrowthHead({ drawing, ...toolbar }: GrowthHeadProps) {
  const { picture } = drawing;
  const { view, onViewChange } = toolbar;
  const { focusNode } = locateView(drawing, view);
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
        <BalanceBar picture={picture} lit={view.lit} onLitChange={(lit) => change({ lit })} />
      )}
      <Toolbar {...{ ...toolbar, picture }} />
    </>
  );
}
