// SPDX-License-Identifier: Apache-2.0
// What stands in a box: its label, and behind it the course of its total as a line of the size of a word.
import type { BoxLook } from './growth-palette';
import { fitLabels } from './label-text';
import type { Rectangle } from './paint-marks';
import type { CanvasLike, Scene } from './scene';

const PADDING_CSS_PX = 4;
const MIN_LABEL_CHARS = 3;
const MIN_BOX_WITH_COURSE_CSS_PX = 60;
const COURSE = { minWidth: 24, maxWidth: 44, gap: 6, inset: 4 } as const;

export interface LabelledBox {
  readonly box: number;
  readonly rectangle: Rectangle;
  readonly look: BoxLook;
}

export function paintLabel(context: CanvasLike, scene: Scene, { box, rectangle, look }: LabelledBox): void {
  const { charWidthCssPx } = scene;
  const room = rectangle.width - 2 * PADDING_CSS_PX;
  // Asking for the text costs more than knowing that nothing fits.
  if (room < MIN_LABEL_CHARS * charWidthCssPx) {
    return;
  }
  const { text, columns, isPlain } = fitLabels(scene.labelsOf(box), room, charWidthCssPx);
  const left = rectangle.x + PADDING_CSS_PX;
  const middle = rectangle.y + rectangle.height / 2 + 0.5;
  if (text !== '') {
    context.fillStyle = look.text;
    if (isPlain) {
      context.fillText(text, left, middle);
    } else {
      // Glyphs of another font may be wider than their columns: the canvas then narrows them, which needs no clipping.
      context.fillText(text, left, middle, room);
    }
  }
  if (rectangle.width >= MIN_BOX_WITH_COURSE_CSS_PX) {
    const used = text === '' ? 0 : columns * charWidthCssPx + COURSE.gap;
    const width = Math.min(COURSE.maxWidth, room - used);
    if (width >= COURSE.minWidth) {
      paintCourse(context, scene.courseOf(box), { ...rectangle, x: left + used, width, color: look.text });
    }
  }
}

function paintCourse(
  context: CanvasLike,
  heights: readonly number[],
  { x, y, width, height, color }: Rectangle & { color: string }
): void {
  if (heights.length < 2) {
    return;
  }
  const room = height - 2 * COURSE.inset;
  const step = width / (heights.length - 1);
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.beginPath();
  heights.forEach((share, at) => {
    const [toX, toY] = [x + at * step, y + COURSE.inset + (1 - share) * room];
    if (at === 0) {
      context.moveTo(toX, toY);
    } else {
      context.lineTo(toX, toY);
    }
  });
  context.stroke();
}
