// SPDX-License-Identifier: Apache-2.0
import { BOX_KINDS } from '#pkg/flame';
import type { GrowthPicture } from './growth-picture';
import { kindOf, outlineOf, safeColour } from './svg-boxes';
import { svgNumber, svgText } from './svg-label';
import { xmlText } from './xml-text';

const SAMPLE_CSS_PX = 10;
const ITEM_CSS_PX = 84;
const ITEM_HEIGHT_CSS_PX = 16;

/** A sample and a word for every kind of box that occurs, in the order of BOX_KINDS, in as many lines as the width needs. */
export function renderLegend(
  picture: GrowthPicture,
  place: { xCssPx: number; yCssPx: number }
): { lines: string[]; heightCssPx: number } {
  const { palette } = picture;
  const drawn = new Set(Array.from({ length: picture.boxes.length }, (_, box) => kindOf(picture, box)));
  const kinds = BOX_KINDS.filter((kind) => drawn.has(kind));
  const perLine = Math.max(1, Math.floor(picture.widthCssPx / ITEM_CSS_PX));
  const lines = kinds.map((kind, index) => {
    const xCssPx = place.xCssPx + (index % perLine) * ITEM_CSS_PX;
    const yCssPx = place.yCssPx + Math.floor(index / perLine) * ITEM_HEIGHT_CSS_PX;
    const sample =
      `<rect x="${svgNumber(xCssPx)}" y="${svgNumber(yCssPx)}" width="${SAMPLE_CSS_PX}" height="${SAMPLE_CSS_PX}" ` +
      `fill="${xmlText(safeColour(palette[kind]))}"${outlineOf(kind, palette.text)}/>`;
    const word = { xCssPx: xCssPx + SAMPLE_CSS_PX + 4, yCssPx: yCssPx + SAMPLE_CSS_PX - 1, fill: palette.text };
    return sample + svgText(kind, word);
  });
  return { lines, heightCssPx: Math.ceil(kinds.length / perLine) * ITEM_HEIGHT_CSS_PX };
}
