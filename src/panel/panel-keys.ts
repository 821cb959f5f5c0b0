// SPDX-License-Identifier: Apache-2.0
// Keys that the panel takes wherever the focus is in it, beside those for moving in the graph.
import type { KeyboardEvent } from 'react';
import { followFrom } from './choice/follow-link';
import { togglePreset } from './filters/change-filters';
import type { Drawing } from './graph/drawing';
import { locateView, zoomTo } from './graph/graph-view';
import { isPlainKey } from './is-plain-key';
import { type PanelView, viewAfterCommand, viewAfterFollow } from './panel-view';
import type { PanelSelection } from './state/panel-selection';
import { suspectOfKey } from './suspects/suspect-of-key';
import { movePickByKey } from './time-strip/use-time-pick';

interface PanelKeysInput {
  readonly drawing: Drawing;
  readonly view: PanelView;
  readonly selection: PanelSelection;
  readonly onViewChange: (view: PanelView) => void;
  readonly onHelp: () => void;
  readonly onSearch: () => void;
}

/** Does what a key means for the panel as a whole; nobody further out gets such a key. */
export function takePanelKey(event: KeyboardEvent, input: PanelKeysInput): void {
  if (isPlainKey(event) && takeKey(input, event.key)) {
    event.preventDefault();
    // Grafana's own shortcuts listen further out.
    event.stopPropagation();
  }
}

/** Gives whether the key means something. */
function takeKey(input: PanelKeysInput, key: string): boolean {
  const { drawing, view, selection, onViewChange } = input;
  if (key === '?') {
    input.onHelp();
    return true;
  }
  if (key === '/') {
    input.onSearch();
    return true;
  }
  if (movePickByKey(selection.time, key)) {
    return true;
  }
  const next = viewAfterPanelKey({ drawing, view, selection }, key);
  if (next !== undefined) {
    onViewChange(next);
  }
  return next !== undefined;
}

function viewAfterPanelKey(
  { drawing, view, selection }: Pick<PanelKeysInput, 'drawing' | 'view' | 'selection'>,
  key: string
): PanelView | undefined {
  if (key === 'f') {
    return viewAfterFollow(view, followFrom(drawing.picture, locateView(drawing, view).focusNode));
  }
  if (key === 'm') {
    return { ...view, filters: togglePreset(selection.filters, 'only-my-code') };
  }
  const suspect = suspectOfKey(drawing.picture, key);
  return suspect === undefined
    ? viewAfterCommand(view, key)
    : { ...view, ...zoomTo(drawing, { node: suspect, side: 0 }) };
}
