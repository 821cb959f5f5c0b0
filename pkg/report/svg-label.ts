// SPDX-License-Identifier: Apache-2.0
// How much of a label fits, without measuring: the font is monospace, and which one it will be is not known.
import { cleanName } from './clean-name';
import { xmlText } from './xml-text';

export const SVG_FONT_SIZE_CSS_PX = 11;

/** Advance of a character in the usual monospace fonts: the widest, Menlo and Courier, have 0.602 of the font size. */
const ADVANCE_CSS_PX = 0.61 * SVG_FONT_SIZE_CSS_PX;
const MIN_CHARACTERS = 3;
/** Scripts that fill two columns of a terminal, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2600-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{1f000}-\u{3ffff}]/u;
/** What every monospace font has in its own width; others come from another font, as wide as that makes them. */
const OF_THE_FONT = /^[ -~…−–±µ]*$/;

/** Columns of text in so many pixels. */
export function columnCount(widthCssPx: number): number {
  return Math.max(0, Math.floor(widthCssPx / ADVANCE_CSS_PX));
}

/** Columns that `label` takes in full. */
export function labelColumns(label: string): number {
  return [...label].reduce((columns, character) => columns + (WIDE.test(character) ? 2 : 1), 0);
}

/** As much of `label` as fits, ended by "…" where it is cut; "" where not even three characters would be left. */
export function cutLabel(label: string, maxColumns: number): string {
  const characters = [...cleanName(label.slice(0, 2 * maxColumns + 2))];
  let columns = 0;
  let cut = 0;
  for (const [index, character] of characters.entries()) {
    columns += WIDE.test(character) ? 2 : 1;
    if (columns > maxColumns) {
      return cut < MIN_CHARACTERS ? '' : `${characters.slice(0, cut).join('')}…`;
    }
    cut = columns < maxColumns ? index + 1 : cut; // one column is for "…"
  }
  return characters.join('');
}

/** A text element, written from left to right whatever its script; glyphs of other fonts are pressed into the columns counted. */
export function svgText(text: string, place: { xCssPx: number; yCssPx: number; fill: string }): string {
  const pressed = OF_THE_FONT.test(text)
    ? ''
    : ` textLength="${(labelColumns(text) * ADVANCE_CSS_PX).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
  return (
    `<text x="${svgNumber(place.xCssPx)}" y="${svgNumber(place.yCssPx)}" fill="${xmlText(place.fill)}" ` +
    `direction="ltr" xml:space="preserve"${pressed}>${xmlText(text)}</text>`
  );
}

/** Hundredths of a pixel are more than is seen. */
export function svgNumber(cssPx: number): string {
  return String(Math.round(cssPx * 100) / 100);
}
