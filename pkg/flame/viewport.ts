// SPDX-License-Identifier: Apache-2.0
// What a layout needs to know of the place it is drawn in.

/**
 * The part of a drawing that is on screen. Rows are counted in lines from the zero line downwards: growth row r is line r, shrink
 * row r is line -1 - r, so one range covers both halves of the butterfly. A single snapshot has lines from 0 only.
 */
export interface Viewport {
  /** Width of the whole drawing. */
  readonly widthCssPx: number;
  /** Node that fills the width; 0, the root, when nothing is zoomed. */
  readonly zoomNode: number;
  /** Siblings narrower than this are collected in one `more` box. 0 draws every node that has an amount. */
  readonly minWidthCssPx: number;
  /** First visible line, may be negative. */
  readonly firstRow: number;
  /** Number of visible lines. */
  readonly rowCount: number;
}
