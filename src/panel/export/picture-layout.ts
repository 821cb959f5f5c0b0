// SPDX-License-Identifier: Apache-2.0
import { type Boxes, layoutFlame, measureRows, type RowCounts } from '#pkg/flame';
import { graphGeometry, type GraphGeometry } from '../graph/graph-geometry';
import { locateView } from '../graph/graph-view';
import { MIN_BOX_CSS_PX } from '../graph/use-graph-layout';
import type { ExportSource } from './export-source';

/** The whole graph at its zoom, not only the window on it. */
export interface PictureLayout {
  readonly boxes: Boxes;
  readonly geometry: GraphGeometry;
  readonly widthCssPx: number;
  readonly scrollTopCssPx: number;
  /** Rows that are left out because no picture is that high. */
  readonly cutRows: number;
}

// At twice the resolution a canvas of 16,384 px, the most that every browser has, holds 400 rows of 20 px.
const MOST_ROWS = 380;
const MOST_ROWS_ABOVE = 120;

/** O(boxes). */
export function pictureLayout({ drawing, view, widthCssPx, options }: Omit<ExportSource, 'matches'>): PictureLayout {
  const { zoomNode } = locateView(drawing, view);
  const scale = { widthCssPx, zoomNode, minWidthCssPx: MIN_BOX_CSS_PX };
  const whole = measureRows(drawing.sides, scale);
  const above = Math.min(whole.above, Math.max(MOST_ROWS_ABOVE, MOST_ROWS - whole.below));
  const rows: RowCounts = { above, below: Math.min(whole.below, MOST_ROWS - above) };
  const lines = { firstRow: -rows.above, rowCount: rows.above + rows.below };
  return {
    boxes: layoutFlame(drawing.sides, { ...scale, ...lines }),
    geometry: graphGeometry(rows, options.rowHeightCssPx),
    ...{ widthCssPx, scrollTopCssPx: 0 },
    cutRows: whole.above + whole.below - lines.rowCount,
  };
}
