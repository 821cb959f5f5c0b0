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
  /** Whether there are captures to pick before and after from. */
  readonly canPick: boolean;
  readonly hasFilterRow: boolean;
}

export interface RoomDivision {
  /** false: the graph alone. */
  readonly isWide: boolean;
  readonly list: 'beside' | 'below' | 'none';
  readonly hasTimeStrip: boolean;
  /** Whether there would be room for filters. */
  readonly canFilter: boolean;
  readonly hasFilterRow: boolean;
  readonly hasLegend: boolean;
  /** All that stands above the graph. */
  readonly headHeightCssPx: number;
  readonly graphWidthCssPx: number;
  readonly graphHeightCssPx: number;
  readonly listWidthCssPx: number;
  readonly listHeightCssPx: number;
}

export const BALANCE_CSS_PX = 48;
export const STRIP_CSS_PX = 66;
export const TOOLBAR_CSS_PX = 38;
export const FILTER_ROW_CSS_PX = 38;
export const LEGEND_CSS_PX = 22;
export const LIST_GAP_CSS_PX = 12;
const NARROW_CSS_PX = 500;
const LIST_BESIDE_FROM_CSS_PX = 860;
const LIST_WIDTH_CSS_PX = 320;
const LIST_BELOW_FROM_CSS_PX = 420;
const STRIP_FROM_CSS_PX = 420;
const FILTER_ROW_FROM_CSS_PX = 230;
const MIN_GRAPH_CSS_PX = 80;

const NOTHING_ELSE = {
  ...{ hasTimeStrip: false, canFilter: false, hasFilterRow: false, hasLegend: false, headHeightCssPx: 0 },
} as const;

export function divideRoom(room: PanelRoom): RoomDivision {
  const { picture, widthCssPx, heightCssPx } = room;
  if (widthCssPx < NARROW_CSS_PX) {
    const list = { list: 'none', ...NOTHING_ELSE, listWidthCssPx: 0, listHeightCssPx: 0 } as const;
    return { isWide: false, graphWidthCssPx: widthCssPx, graphHeightCssPx: heightCssPx, ...list };
  }
  const list = placeOfList(room);
  const { headCssPx, ...parts } = divideHead(room);
  const hasLegend = picture.kind === 'growth' || picture.waits !== undefined;
  const restCssPx = heightCssPx - headCssPx;
  const listHeightCssPx = list === 'below' ? Math.round(restCssPx * 0.3) : restCssPx;
  const underGraphCssPx = (hasLegend ? LEGEND_CSS_PX : 0) + (list === 'below' ? listHeightCssPx + LIST_GAP_CSS_PX : 0);
  return {
    isWide: true,
    headHeightCssPx: heightCssPx - restCssPx,
    ...{ list, hasLegend, ...parts },
    listHeightCssPx,
    listWidthCssPx: list === 'beside' ? LIST_WIDTH_CSS_PX : widthCssPx,
    graphWidthCssPx: list === 'beside' ? widthCssPx - LIST_WIDTH_CSS_PX - LIST_GAP_CSS_PX : widthCssPx,
    graphHeightCssPx: Math.max(MIN_GRAPH_CSS_PX, restCssPx - underGraphCssPx),
  };
}

/** What stands above the graph, and its height. */
function divideHead({ picture, options, heightCssPx, ...room }: PanelRoom) {
  const isGrowth = picture.kind === 'growth';
  const hasTimeStrip = isGrowth && room.canPick && options.showTimeStrip && heightCssPx >= STRIP_FROM_CSS_PX;
  const canFilter = heightCssPx >= FILTER_ROW_FROM_CSS_PX;
  const hasFilterRow = canFilter && room.hasFilterRow;
  const heightsCssPx = [
    TOOLBAR_CSS_PX,
    isGrowth ? BALANCE_CSS_PX : 0,
    hasPictureBar(picture.choice) ? PICTURE_BAR_CSS_PX : 0,
    hasTimeStrip ? STRIP_CSS_PX : 0,
    hasFilterRow ? FILTER_ROW_CSS_PX : 0,
  ];
  return { hasTimeStrip, canFilter, hasFilterRow, headCssPx: heightsCssPx.reduce((sum, height) => sum + height, 0) };
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
