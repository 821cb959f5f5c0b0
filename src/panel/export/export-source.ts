// SPDX-License-Identifier: Apache-2.0
import type { Drawing } from '../graph/drawing';
import type { GraphView } from '../graph/graph-view';
import type { PaintChoice } from '../graph/paint-choice';
import type { PanelOptions } from '../options';

/** What is exported: the drawing as it is looked at. */
export interface ExportSource {
  readonly drawing: Drawing;
  readonly view: GraphView & PaintChoice;
  /** Per frame name, 1 = matches the search; undefined when there is no search. */
  readonly matches: Uint8Array | undefined;
  readonly options: PanelOptions;
  /** Width of the graph. */
  readonly widthCssPx: number;
}
