// SPDX-License-Identifier: Apache-2.0
// The boxes of a picture, and the legend that says what they are.
import { assert, formatChange, formatQuantity } from '#pkg/base';
import { BOX_KINDS, type BoxKind, shortNameOf } from '#pkg/flame';
import { UNKNOWN_FUNCTION } from './clean-name';
import type { GrowthPicture } from './growth-picture';
import { columnCount, cutLabel, svgNumber, svgText } from './svg-label';
import type { TextLines } from './text-lines';
import { xmlText } from './xml-text';

const PADDING_CSS_PX = 3;
const GAP_CSS_PX = 1;
/** Of a narrower box the outline would be all that is seen. */
const MIN_OUTLINED_CSS_PX = 4;

export interface BoxGeometry {
  readonly xCssPx: number;
  readonly zeroYCssPx: number;
  readonly rowHeightCssPx: number;
}

/** Adds one group a box: its title, its rectangle and its label. */
export function addBoxes(lines: TextLines, picture: GrowthPicture, geometry: BoxGeometry): void {
  for (let box = 0; box < picture.boxes.length; box++) {
    lines.add(renderBox(picture, box, geometry));
  }
}

export function kindOf({ boxes }: GrowthPicture, box: number): BoxKind {
  const kind = BOX_KINDS[boxes.kind[box]];
  assert(kind !== undefined, `box ${box} is of no kind`);
  return kind;
}

/**
 * The outline that tells what is new and what is gone without colour: a solid and a dashed one; "" for the others.
 */
export function outlineOf(kind: BoxKind, colour: string): string {
  const dashes = kind === 'gone' ? ' stroke-dasharray="3 2"' : '';
  return kind === 'new' || kind === 'gone' ? ` stroke="${xmlText(safeColour(colour))}"${dashes}` : '';
}

/** A colour as it may stand in the picture. A reference to anything else is a bug of the caller: palettes are not data. */
export function safeColour(colour: string): string {
  assert(!/url\s*\(|[\\;{}]/i.test(colour), `"${colour}" is no plain colour`);
  return colour;
}

function renderBox(picture: GrowthPicture, box: number, { xCssPx, zeroYCssPx, rowHeightCssPx }: BoxGeometry): string {
  const { boxes, palette } = picture;
  const kind = kindOf(picture, box);
  const row = boxes.side[box] === 1 ? -1 - boxes.row[box] : boxes.row[box];
  const left = xCssPx + boxes.xCssPx[box];
  const top = zeroYCssPx + row * rowHeightCssPx;
  const width = boxes.widthCssPx[box];
  const drawnWidth = width > 2 * GAP_CSS_PX ? width - GAP_CSS_PX : width;
  const label = cutLabel(labelOf(picture, box), columnCount(width - 2 * PADDING_CSS_PX));
  const fill = safeColour(picture.fillOf?.(box) ?? palette[kind]);
  const outline = drawnWidth < MIN_OUTLINED_CSS_PX ? '' : outlineOf(kind, palette.text);
  const inset = outline === '' ? 0 : 0.5; // a line lies half to each side of its edge
  const rectangle =
    `<rect x="${svgNumber(left + inset)}" y="${svgNumber(top + inset)}" width="${svgNumber(drawnWidth - 2 * inset)}" ` +
    `height="${svgNumber(rowHeightCssPx - GAP_CSS_PX - 2 * inset)}" fill="${xmlText(fill)}"${outline}/>`;
  const textFill = safeColour(picture.textOf?.(box) ?? palette.text);
  const place = { xCssPx: left + PADDING_CSS_PX, yCssPx: top + rowHeightCssPx * 0.7, fill: textFill };
  return `<g><title>${xmlText(titleOf(picture, box))}</title>${rectangle}${label === '' ? '' : svgText(label, place)}</g>`;
}

function labelOf(picture: GrowthPicture, box: number): string {
  const { boxes, labelOf: given, nameOf } = picture;
  return (
    given?.(box) ?? (kindOf(picture, box) === 'more' ? moreOf(picture, box) : shortNameOf(nameOf(boxes.node[box])))
  );
}

function titleOf(picture: GrowthPicture, box: number): string {
  const name = picture.nameOf(picture.boxes.node[box]) || UNKNOWN_FUNCTION;
  return kindOf(picture, box) === 'more'
    ? `${moreOf(picture, box)} below ${name}`
    : `${name}, ${amountOf(picture, box)}`;
}

function moreOf(picture: GrowthPicture, box: number): string {
  return `${formatQuantity(picture.boxes.merged[box], 'count')} more, ${amountOf(picture, box)}`;
}

function amountOf({ boxes, unit, amounts }: GrowthPicture, box: number): string {
  const amount = boxes.amount[box];
  return amounts === 'totals'
    ? formatQuantity(amount, unit)
    : formatChange(boxes.side[box] === 1 ? -amount : amount, unit);
}
