// SPDX-License-Identifier: Apache-2.0
// Boxes to canvas calls. Knows neither React nor the theme: everything it paints with is passed in.
import { BOX_KINDS, type Boxes, fitLabel } from '#pkg/flame';
import type { GrowthPalette } from './growth-palette';

/** The part of a 2D context that is painted with; a recording of the calls can stand in for it. */
export type CanvasLike = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'clip'
  | 'closePath'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'rect'
  | 'restore'
  | 'save'
  | 'setTransform'
  | 'stroke'
  | 'strokeRect'
  | 'strokeStyle'
  | 'textBaseline'
>;

/** All that one painting needs. */
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
  /** Texts of a box, the fullest first; the first that fits is painted, else as much of the last as fits. */
  readonly labelsOf: (box: number) => readonly string[];
  /** Index into palette.growthFills of a node's evidence. */
  readonly strengthOf: (node: number) => number;
  /** false fades a box: a search is on and it does not match. */
  readonly isLit: (box: number) => boolean;
}

const LABEL_PADDING_CSS_PX = 4;
const NOTCH_CSS_PX = 6;
const HATCH_STEP_CSS_PX = 6;
/** Height of the zero line. */
export const ZERO_LINE_CSS_PX = 3;

/** Paints the scene over whatever is on the canvas. O(boxes). */
export function paintBoxes(context: CanvasLike, scene: Scene): void {
  const { boxes, palette, devicePixelRatio } = scene;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, scene.widthCssPx, scene.heightCssPx);
  context.font = scene.font;
  context.textBaseline = 'middle';
  for (let box = 0; box < boxes.length; box++) {
    paintBox(context, scene, box);
  }
  if (scene.zeroLineTopCssPx !== undefined) {
    context.fillStyle = palette.zeroLine;
    context.fillRect(0, scene.zeroLineTopCssPx + 1, scene.widthCssPx, ZERO_LINE_CSS_PX - 2);
  }
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function paintBox(context: CanvasLike, scene: Scene, box: number): void {
  const { boxes, palette } = scene;
  const hairlineCssPx = 1 / scene.devicePixelRatio;
  const fullWidth = boxes.widthCssPx[box];
  const rectangle = {
    x: boxes.xCssPx[box],
    y: scene.topOf(boxes.side[box], boxes.row[box]),
    // A gap of a pixel to the right and below; what is too narrow for one is still at least a hairline.
    width: Math.max(fullWidth > 2 ? fullWidth - 1 : fullWidth, hairlineCssPx),
    height: scene.rowHeightCssPx - 1,
  };
  const style = styleOf(scene, box);
  if (style.stroke === undefined) {
    context.fillStyle = style.fill;
    context.fillRect(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
  } else {
    paintHollow(context, rectangle, style.stroke);
  }
  if (style.hatch !== undefined) {
    paintHatch(context, rectangle, style.hatch);
  }
  if (BOX_KINDS[boxes.kind[box]] === 'new') {
    paintNotch(context, rectangle, scene.isLit(box) ? style.text : palette.fadedText);
  }
  paintLabel(context, scene, { box, rectangle, color: style.text });
}

interface BoxStyle {
  readonly fill: string;
  readonly text: string;
  readonly stroke?: string;
  readonly hatch?: string;
}

function styleOf({ boxes, palette, isLit, strengthOf }: Scene, box: number): BoxStyle {
  const kind = BOX_KINDS[boxes.kind[box]];
  const side = boxes.side[box] === 0 ? 0 : 1;
  if (!isLit(box)) {
    return { fill: palette.fadedFill, text: palette.fadedText, ...(kind === 'gone' && { stroke: palette.fadedText }) };
  }
  switch (kind) {
    case 'grown':
    case 'new': {
      const strength = strengthOf(boxes.node[box]);
      return { fill: palette.growthFills[strength], text: palette.growthTexts[strength] };
    }
    case 'shrunk':
      return { fill: palette.shrinkFill, text: palette.shrinkText };
    case 'gone':
      return { fill: palette.background, text: palette.goneText, stroke: palette.goneStroke };
    case 'more':
      return { fill: palette.moreFills[side], text: palette.moreText, hatch: palette.moreHatches[side] };
    case 'stable':
      return { fill: palette.stableFill, text: palette.stableText };
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

function paintHatch(context: CanvasLike, { x, y, width, height }: Rectangle, hatch: string): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  for (let left = x - height; left < x + width; left += HATCH_STEP_CSS_PX) {
    context.moveTo(left, y + height);
    context.lineTo(left + height, y);
  }
  context.strokeStyle = hatch;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}

// New frames have a corner cut: the sign works without colour, and in a box of a few pixels.
function paintNotch(context: CanvasLike, { x, y, width }: Rectangle, color: string): void {
  const size = Math.min(NOTCH_CSS_PX, width);
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.closePath();
  context.fill();
}

function paintLabel(
  context: CanvasLike,
  scene: Scene,
  { box, rectangle, color }: { box: number; rectangle: Rectangle; color: string }
): void {
  const room = rectangle.width - 2 * LABEL_PADDING_CSS_PX;
  // Asking for the text costs more than knowing that nothing fits.
  const labels = room < 3 * scene.charWidthCssPx ? [] : scene.labelsOf(box);
  const whole = labels.find((text) => text.length * scene.charWidthCssPx <= room);
  const label = whole ?? fitLabel(labels[labels.length - 1] ?? '', room, scene.charWidthCssPx);
  if (label !== '') {
    context.fillStyle = color;
    context.fillText(label, rectangle.x + LABEL_PADDING_CSS_PX, rectangle.y + rectangle.height / 2 + 0.5);
  }
}
