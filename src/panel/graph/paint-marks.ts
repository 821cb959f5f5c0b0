// SPDX-License-Identifier: Apache-2.0
// Shapes over a box that say what colour alone must not: lines, dots, corners, ticks. Nothing is clipped: every line is cut to its box
// beforehand, since saving and clipping a context costs more than all the rest.
import type { BoxLook } from './growth-palette';
import type { CanvasLike } from './scene';

/** In CSS pixels of the canvas. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const HATCH = { step: 6, lineWidth: 1, lean: 'right' } as const;
const STRIPES = { step: 9, lineWidth: 3, lean: 'left' } as const;
const DOT = { length: 2, step: 5, height: 2, bottom: 2 } as const;
const CORNER_CSS_PX = 6;
// Above the lower edge, so that a line in the colour of the text stands out from what is below the box too.
const UNDERLINE = { height: 2, bottom: 1 } as const;
const TICK_CSS_PX = 4;
/** Narrower than this a box has no room for a mark. */
const MIN_MARKED_CSS_PX = 4;

export function paintMark(context: CanvasLike, rectangle: Rectangle, { kind, color }: NonNullable<BoxLook['mark']>) {
  // Most boxes of a large tree are this narrow: lines would be a smear that costs more than all boxes together.
  if (rectangle.width < MIN_MARKED_CSS_PX) {
    if (kind === 'hatch') {
      context.fillStyle = color;
      context.fillRect(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
    }
    return;
  }
  context.strokeStyle = color;
  context.beginPath();
  if (kind === 'dots') {
    traceDots(context, rectangle);
  } else {
    traceDiagonals(context, rectangle, kind === 'hatch' ? HATCH : STRIPES);
  }
  context.stroke();
}

function traceDots(context: CanvasLike, { x, y, width, height }: Rectangle): void {
  context.lineWidth = DOT.height;
  const middle = y + height - DOT.bottom;
  for (let left = x + 1; left + DOT.length < x + width; left += DOT.step) {
    context.moveTo(left, middle);
    context.lineTo(left + DOT.length, middle);
  }
}

function traceDiagonals(
  context: CanvasLike,
  { x, y, width, height }: Rectangle,
  { step, lineWidth, lean }: typeof HATCH | typeof STRIPES
): void {
  context.lineWidth = lineWidth;
  for (let left = x - height + step / 2; left < x + width; left += step) {
    const from = Math.max(left, x);
    const to = Math.min(left + height, x + width);
    const yAt = (at: number): number => (lean === 'right' ? y + height - (at - left) : y + (at - left));
    if (from < to) {
      context.moveTo(from, yAt(from));
      context.lineTo(to, yAt(to));
    }
  }
}

/** A notch at the left edge for what is new, one at the right edge for what shrank: signs that work in a box of a few pixels. */
export function paintCorner(
  context: CanvasLike,
  { x, y, width, height }: Rectangle,
  { kind, color }: { kind: 'new' | 'shrunk'; color: string }
): void {
  const size = Math.min(CORNER_CSS_PX, width, height);
  const [edge, inward] = kind === 'new' ? [x, size] : [x + width, -size];
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(edge, y);
  context.lineTo(edge + inward, y);
  context.lineTo(edge, y + size);
  context.closePath();
  context.fill();
}

/**
 * Where `before` ends in a box of the union; `share` 0 .. 1 of its width. At both edges, so that the label stays readable. Nothing at
 * either end, where the side of the box says it.
 */
export function paintTick(context: CanvasLike, { x, y, width, height }: Rectangle, share: number, color: string): void {
  const offset = Math.round(width * share);
  if (width >= MIN_MARKED_CSS_PX && offset >= 1 && offset <= width - 1) {
    context.fillStyle = color;
    context.fillRect(x + offset, y, 1, TICK_CSS_PX);
    context.fillRect(x + offset, y + height - TICK_CSS_PX, 1, TICK_CSS_PX);
  }
}

/** Under a hinge: the application's own function that the growth passes through. */
export function paintUnderline(context: CanvasLike, { x, y, width, height }: Rectangle, color: string): void {
  context.fillStyle = color;
  context.fillRect(x, y + height - UNDERLINE.bottom - UNDERLINE.height, width, UNDERLINE.height);
}
