// SPDX-License-Identifier: Apache-2.0

/** What a box stands for. `more` collects the siblings that are too narrow to draw, so that no byte is hidden. */
export type BoxKind = 'grown' | 'new' | 'shrunk' | 'gone' | 'stable' | 'more';

/**
 * Boxes to draw, in CSS pixels, no DOM and no canvas. Row 0 touches the zero line; rows count away from it in both directions.
 * Boxes of one (side, row) are in ascending x and never overlap; a child lies within its parent.
 */
export interface Boxes {
  readonly length: number;
  /** Node of the tree; for a `more` box the parent whose narrow children it stands for. */
  readonly node: Int32Array;
  /** 0 = below the zero line (growth, or a single snapshot), 1 = above it (shrinkage). */
  readonly side: Uint8Array;
  readonly row: Int32Array;
  readonly xCssPx: Float64Array;
  readonly widthCssPx: Float64Array;
  /** Index into BOX_KINDS. */
  readonly kind: Uint8Array;
  /** Bytes (or count) that the box's width stands for. */
  readonly amount: Float64Array;
  /** Number of siblings in a `more` box, else 1. */
  readonly merged: Int32Array;
}

export const BOX_KINDS: readonly BoxKind[] = ['grown', 'new', 'shrunk', 'gone', 'stable', 'more'];
