// SPDX-License-Identifier: Apache-2.0
// What a user has chosen to look at, apart from the data: it survives a refresh.
import type { Filter, WidthMode } from '#pkg/flame';
import type { Followed } from './choice/follow-link';
import { type GraphView, WHOLE_GRAPH } from './graph/graph-view';
import type { FillMode, PaintChoice } from './graph/paint-choice';
import type { PickedTimes } from './time-strip/picked-times';

export interface PanelView extends GraphView, PaintChoice {
  /** What width means; drawn as `growth` where there is one snapshot only. */
  readonly mode: WidthMode;
  /** Search over function names; "" for none. */
  readonly query: string;
  /** Which of several pictures; the last one where there are fewer. */
  readonly pictureIndex: number;
  /** Shares of the total instead of amounts. */
  readonly isNormalised: boolean;
  /** What is hidden; undefined: as the options of the panel have it. */
  readonly filters: readonly Filter[] | undefined;
  /** Whether the line to add filters was opened. */
  readonly isFiltering: boolean;
  /** Before and after; undefined: the data's own. */
  readonly pick: PickedTimes | undefined;
}

export const FIRST_VIEW: PanelView = {
  ...WHOLE_GRAPH,
  ...{ mode: 'growth', query: '', fill: 'evidence', lit: 'all', pictureIndex: 0, isNormalised: false },
  ...{ filters: undefined, isFiltering: false, pick: undefined },
};

/** Keys of the width modes: growth, after, union. */
const MODE_OF_KEY: Readonly<Record<string, WidthMode>> = { g: 'growth', a: 'after', u: 'union' };

/** Keys of what colour says: retention, wait reason; again for evidence. */
const FILL_OF_KEY: Readonly<Record<string, FillMode>> = { r: 'kept', w: 'waitReason' };

/** The view after a key that is not about moving in the graph; undefined when the key means nothing here. */
export function viewAfterCommand(view: PanelView, key: string): PanelView | undefined {
  const fill = FILL_OF_KEY[key];
  if (fill !== undefined) {
    return { ...view, fill: view.fill === fill ? 'evidence' : fill };
  }
  if (key === 'n') {
    return { ...view, isNormalised: !view.isNormalised };
  }
  const mode = MODE_OF_KEY[key];
  return mode === undefined ? undefined : { ...view, mode };
}

/** The view after following to another picture; undefined where there is none to go to. */
export function viewAfterFollow(view: PanelView, followed: Followed | undefined): PanelView | undefined {
  if (followed === undefined) {
    return undefined;
  }
  const { index: pictureIndex, names } = followed;
  return { ...view, pictureIndex, ...(names && { zoomNames: names, focusNames: names, focusSide: 0 }) };
}
