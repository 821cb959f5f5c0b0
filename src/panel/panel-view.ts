// SPDX-License-Identifier: Apache-2.0
// What a user has chosen to look at, apart from the data: it survives a refresh.
import type { WidthMode } from '#pkg/flame';
import { type GraphView, WHOLE_GRAPH } from './graph/graph-view';
import type { PaintChoice } from './graph/paint-choice';

export interface PanelView extends GraphView, PaintChoice {
  /** What width means; drawn as `growth` where there is one snapshot only. */
  readonly mode: WidthMode;
  /** Search over function names; "" for none. */
  readonly query: string;
}

export const FIRST_VIEW: PanelView = { ...WHOLE_GRAPH, mode: 'growth', query: '', fill: 'evidence', lit: 'all' };

/** Keys of the width modes: growth, after, union. */
const MODE_OF_KEY: Readonly<Record<string, WidthMode>> = { g: 'growth', a: 'after', u: 'union' };

/** The view after a key that is not about moving in the graph; undefined when the key means nothing here. */
export function viewAfterCommand(view: PanelView, key: string): PanelView | undefined {
  if (key === 'r') {
    return { ...view, fill: view.fill === 'kept' ? 'evidence' : 'kept' };
  }
  const mode = MODE_OF_KEY[key];
  return mode === undefined ? undefined : { ...view, mode };
}
