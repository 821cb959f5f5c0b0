// SPDX-License-Identifier: Apache-2.0
// A static picture of laid out boxes, for an issue or a document: one SVG without script, style sheet or reference to anything outside.
import type { Boxes } from '#pkg/flame';
import type { GrowthPicture } from './growth-picture';
import { addBoxes, safeColour } from './svg-boxes';
import { columnCount, cutLabel, SVG_FONT_SIZE_CSS_PX, svgNumber, svgText } from './svg-label';
import { renderLegend } from './svg-legend';
import { TextLines } from './text-lines';
import { wrapText } from './wrap-text';
import { xmlText } from './xml-text';

const MARGIN_CSS_PX = 8;
const LINE_CSS_PX = 16;
const ROW_CSS_PX = 18;
const MIN_COLUMNS = 20;
const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/**
 * Title and balance, shrinkage above the zero line and growth below it, and a legend of the kinds that occur; what is new is outlined,
 * what is gone dashed. Each box has its full name and amount as title. Well-formed XML 1.0 whatever the names hold. O(boxes).
 * @throws ReportError `too-large` past 2^28 characters
 */
export function growthSvg(picture: GrowthPicture): string {
  const { boxes, palette, rowHeightCssPx = ROW_CSS_PX } = picture;
  const header = headerOf(picture);
  const zeroYCssPx = MARGIN_CSS_PX + (header.length + 0.5) * LINE_CSS_PX + rowsOn(boxes, 1) * rowHeightCssPx;
  const bottomCssPx = zeroYCssPx + Math.max(1, rowsOn(boxes, 0)) * rowHeightCssPx + LINE_CSS_PX / 2;
  const legend = renderLegend(picture, { xCssPx: MARGIN_CSS_PX, yCssPx: bottomCssPx });
  const widthCssPx = Math.ceil(picture.widthCssPx + 2 * MARGIN_CSS_PX);
  const heightCssPx = Math.ceil(bottomCssPx + legend.heightCssPx + MARGIN_CSS_PX);
  const lines = new TextLines();
  lines.add(
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${widthCssPx}" height="${heightCssPx}" ` +
      `viewBox="0 0 ${widthCssPx} ${heightCssPx}" font-family="${xmlText(FONT)}" font-size="${SVG_FONT_SIZE_CSS_PX}">`
  );
  lines.add(`<title>${xmlText(picture.title)}</title>`);
  lines.add(`<desc>${xmlText(picture.summary)}</desc>`);
  lines.add(`<rect width="100%" height="100%" fill="${xmlText(safeColour(palette.background))}"/>`);
  header.forEach((line, index) => {
    const yCssPx = MARGIN_CSS_PX + (index + 0.75) * LINE_CSS_PX;
    lines.add(svgText(line, { xCssPx: MARGIN_CSS_PX, yCssPx, fill: safeColour(palette.text) }));
  });
  addBoxes(lines, picture, { xCssPx: MARGIN_CSS_PX, zeroYCssPx, rowHeightCssPx });
  lines.add(
    `<line x1="${MARGIN_CSS_PX}" x2="${widthCssPx - MARGIN_CSS_PX}" y1="${svgNumber(zeroYCssPx)}" ` +
      `y2="${svgNumber(zeroYCssPx)}" stroke="${xmlText(safeColour(palette.zeroLine))}" stroke-width="2"/>`
  );
  legend.lines.forEach((line) => lines.add(line));
  lines.add('</svg>');
  return lines.text();
}

function headerOf({ title, summary, widthCssPx }: GrowthPicture): string[] {
  const columns = Math.max(MIN_COLUMNS, columnCount(widthCssPx));
  return [cutLabel(title, columns), ...wrapText(summary, columns)];
}

function rowsOn({ length, side, row }: Boxes, wanted: 0 | 1): number {
  let rows = 0;
  for (let box = 0; box < length; box++) {
    rows = side[box] === wanted ? Math.max(rows, row[box] + 1) : rows;
  }
  return rows;
}
