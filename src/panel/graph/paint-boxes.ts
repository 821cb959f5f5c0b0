// SPDX-License-Identifier: Apache-2.0
// Boxes to canvas calls: fill, shape, label, one box after the other.
import { BOX_KINDS } from '#pkg/flame';
import type { BoxLook } from './growth-palette';
import { type LabelledBox, paintLabel } from './paint-label';
import { paintCorner, paintMark, paintTick, paintUnderline, type Rectangle } from './paint-marks';
import type { BoxParts, CanvasLike, Scene } from './scene';

/** Height of the zero line. */
export const ZERO_LINE_CSS_PX = 3;
// A stable frame is this much less high at either edge, in rows that leave room for the text.
const FLAT_INSET_CSS_PX = 2;
const MIN_FLAT_ROW_CSS_PX = 18;

/** Paints the scene over whatever is on the canvas. O(boxes). */
export function paintBoxes(context: CanvasLike, scene: Scene): void {
  const { boxes, palette, devicePixelRatio } = scene;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, scene.widthCssPx, scene.heightCssPx);
  context.font = scene.font;
  context.textBaseline = 'middle';
  // Not that of the page: names and amounts stand in one order, whatever the language around the panel.
  context.direction = 'ltr';
  for (let box = 0; box < boxes.length; box++) {
    paintBox(context, scene, box);
  }
  if (scene.zeroLineTopCssPx !== undefined) {
    context.fillStyle = palette.zeroLine;
    context.fillRect(0, scene.zeroLineTopCssPx + 1, scene.widthCssPx, ZERO_LINE_CSS_PX - 2);
  }
}

function paintBox(context: CanvasLike, scene: Scene, box: number): void {
  const { boxes, palette, phase } = scene;
  const ownLook = scene.lookOf(box);
  const parts = scene.partsOf?.(box);
  const blinking = phase !== undefined && parts !== undefined ? { parts, phase } : undefined;
  const look = blinking === undefined ? ownLook : palette.blink.rest;
  const rectangle = rectangleOf(scene, box, look);
  paintBody(context, rectangle, look);
  if (blinking !== undefined) {
    paintParts(context, scene, rectangle, blinking);
  }
  if (palette.outline !== undefined) {
    paintHollow(context, rectangle, palette.outline);
  }
  paintShapes(context, scene, { box, rectangle, look }, parts);
  const kind = BOX_KINDS[boxes.kind[box]];
  if (kind === 'new' || kind === 'shrunk') {
    paintCorner(context, rectangle, { kind, color: look.text });
  }
  paintLabel(context, scene, { box, rectangle, look });
}

function rectangleOf(scene: Scene, box: number, { isFlat }: BoxLook): Rectangle {
  const { boxes, rowHeightCssPx } = scene;
  const fullWidth = boxes.widthCssPx[box];
  const inset = isFlat === true && rowHeightCssPx >= MIN_FLAT_ROW_CSS_PX ? FLAT_INSET_CSS_PX : 0;
  return {
    x: boxes.xCssPx[box],
    y: scene.topOf(boxes.side[box], boxes.row[box]) + inset,
    // A gap of a pixel to the right and below; what is too narrow for one is still at least a hairline.
    width: Math.max(fullWidth > 2 ? fullWidth - 1 : fullWidth, 1 / scene.devicePixelRatio),
    height: rowHeightCssPx - 1 - 2 * inset,
  };
}

function paintBody(context: CanvasLike, rectangle: Rectangle, { fill, stroke }: BoxLook): void {
  if (stroke === undefined) {
    context.fillStyle = fill;
    context.fillRect(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
  } else {
    paintHollow(context, rectangle, stroke);
  }
}

// A frame that is gone is an outline; too narrow for one, it is a line.
function paintHollow(context: CanvasLike, { x, y, width, height }: Rectangle, stroke: string): void {
  if (width < 3) {
    context.fillStyle = stroke;
    context.fillRect(x, y, width, height);
    return;
  }
  context.strokeStyle = stroke;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

// One of the two snapshots as a length from the left edge; in `after` the part that was not there before has the hue of growth.
function paintParts(
  context: CanvasLike,
  { palette }: Scene,
  { x, y, width, height }: Rectangle,
  { parts, phase }: { parts: BoxParts; phase: NonNullable<Scene['phase']> }
): void {
  const both = phase === 'before' ? parts.before : Math.min(parts.before, parts.after);
  context.fillStyle = palette.blink.both;
  context.fillRect(x, y, width * both, height);
  if (phase === 'after' && parts.after > parts.before) {
    context.fillStyle = palette.blink.grown;
    context.fillRect(x + width * both, y, width * (parts.after - both), height);
  }
}

function paintShapes(
  context: CanvasLike,
  scene: Scene,
  { box, rectangle, look }: LabelledBox,
  parts: BoxParts | undefined
): void {
  if (look.mark !== undefined) {
    paintMark(context, rectangle, look.mark);
  }
  if (parts !== undefined) {
    paintTick(context, rectangle, parts.before, look.text);
  }
  if (scene.isHinge(box)) {
    paintUnderline(context, rectangle, look.text);
  }
}
