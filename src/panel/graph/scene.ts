// SPDX-License-Identifier: Apache-2.0
// All that one painting of the graph needs. Knows neither React nor the theme.
import type { Boxes } from '#pkg/flame';
import type { BoxLook, GrowthPalette } from './growth-palette';

/** The part of a 2D context that is painted with; a recording of the calls can stand in for it. */
export type CanvasLike = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'closePath'
  | 'direction'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'setTransform'
  | 'stroke'
  | 'strokeRect'
  | 'strokeStyle'
  | 'textBaseline'
>;

/** Which of the two snapshots is shown while Space is held. */
export type BlinkPhase = 'before' | 'after';

/** The functions are asked for visible boxes only. */
export interface Scene {
  readonly boxes: Boxes;
  readonly palette: GrowthPalette;
  readonly widthCssPx: number;
  readonly heightCssPx: number;
  readonly devicePixelRatio: number;
  readonly rowHeightCssPx: number;
  readonly font: string;
  readonly charWidthCssPx: number;
  /** Top of a row on the canvas. */
  readonly topOf: (side: number, row: number) => number;
  /** Top of the zero line on the canvas; undefined when nothing is above it. */
  readonly zeroLineTopCssPx: number | undefined;
  readonly lookOf: (box: number) => BoxLook;
  /** Texts of a box, the fullest first; the first that fits is painted, else as much of the last as fits. */
  readonly labelsOf: (box: number) => readonly string[];
  /** Course of the box's total over time as heights of 0 .. 1; empty when not known. */
  readonly courseOf: (box: number) => readonly number[];
  readonly isHinge: (box: number) => boolean;
  /** Ends of `before` and `after` in a box, 0 .. 1 of its width; undefined where width does not hold both. */
  readonly partsOf: ((box: number) => BoxParts | undefined) | undefined;
  /** undefined: no blinking. */
  readonly phase: BlinkPhase | undefined;
}

export interface BoxParts {
  readonly before: number;
  readonly after: number;
}
