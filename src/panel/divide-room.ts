// SPDX-License-Identifier: Apache-2.0
// Who gets which part of the panel. Heights are reserved, not measured: the canvas must know its size before it is painted.
import { hasPictureBar, PICTURE_BAR_CSS_PX } from './choice/PictureBar';
import type { Picture } from './data/growth-model';
import type { PanelOptions } from './options';

/** What there is, and for what. */
export interface PanelRoom {
  readonly picture: Picture;
  readonly options: PanelOptions;
  readonly widthCssPx: number;
  readonly heightCssPx: number;
}

export interface RoomDivision {
  /** false: the graph alone. */
  readonly isWide: boolean;
  readonly list: 'beside' | 'below' | 'none';
  readonly hasLegend: boolean;
  readonly graphWidthCssPx: number;
  readonly graphHeightCssPx: number;
  readonly listWidthCssPx: number;
  readonly listHeightCssPx: number;
}

export const BALANCE_CSS_PX = 48;
export const TOOLBAR_CSS_PX = 38;
export const LEGEND_CSS_PX = 22;
export const LIST_GAP_CSS_PX = 12;
const NARROW_CSS_PX = 500;
const LIST_BESIDE_FROM_CSS_PX = 860;
const LIST_WIDTH_CSS_PX = 320;
const LIST_BELOW_FROM_CSS_PX = 420;
const MIN_GRAPH_CSS_PX = 80;

export function divideRoom(room: PanelRoom): RoomDivision {
  const { picture, widthCssPx, heightCssPx } = room;
  if (widthCssPx < NARROW_CSS_PX) {
    const list = { list: 'none', hasLegend: false, listWidthCssPx: 0, listHeightCssPx: 0 } as const;
    return { isWide: false, graphWidthCssPx: widthCssPx, graphHeightCssPx: heightCssPx, ...list };
  }
  const list = placeOfList(room);
  const isDelta = picture.kind === 'growth';
  const hasLegend = isDelta || picture.waits !== undefined;
  const barCssPx = (isDelta ? BALANCE_CSS_PX : 0) + (hasPictureBar(picture.choice) ? PICTURE_BAR_CSS_PX : 0);
  const restCssPx = heightCssPx - TOOLBAR_CSS_PX - barCssPx;
  const listHeightCssPx = list === 'below' ? Math.round(restCssPx * 0.3) : restCssPx;
  const underGraphCssPx = (hasLegend ? LEGEND_CSS_PX : 0) + (list === 'below' ? listHeightCssPx + LIST_GAP_CSS_PX : 0);
  return {
    isWide: true,
    ...{ list, hasLegend },
    listHeightCssPx,
    listWidthCssPx: list === 'beside' ? LIST_WIDTH_CSS_PX : widthCssPx,
    graphWidthCssPx: list === 'beside' ? widthCssPx - LIST_WIDTH_CSS_PX - LIST_GAP_CSS_PX : widthCssPx,
    graphHeightCssPx: Math.max(MIN_GRAPH_CSS_PX, restCssPx - underGraphCssPx),
  };
}

function placeOfList({ picture, options, widthCssPx, heightCssPx }: PanelRoom): RoomDivision['list'] {
  // Not by what was found: the graph must not change its size when the ranking, which takes a moment, comes in.
  if (picture.kind === 'snapshot' || !options.showSuspects || picture.tree.grown[0] === 0) {
    return 'none';
  }
  if (widthCssPx >= LIST_BESIDE_FROM_CSS_PX) {
    return 'beside';
  }
  return heightCssPx >= LIST_BELOW_FROM_CSS_PX ? 'below' : 'none';
}
