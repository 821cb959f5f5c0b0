// SPDX-License-Identifier: Apache-2.0
// What is painted on the canvas of the growth panel, by colour.
import type { Page } from 'playwright-core';

/** Rows are counted from the top, in device pixels. */
export interface PaintedColours {
  widthPx: number;
  orange: PaintedArea;
  blue: PaintedArea;
}

/** Where one colour is; `pixels` 0 means nowhere, and then the rows say nothing. */
export interface PaintedArea {
  pixels: number;
  firstRow: number;
  lastRow: number;
  /** Most pixels of it in one row. */
  widestRowPx: number;
}

/** Counts the saturated orange (growth) and blue (shrinkage) pixels of the first canvas in the region of this name. */
export async function readGrowthCanvas(page: Page, region: string): Promise<PaintedColours> {
  const canvas = page.getByRole('region', { name: region }).locator('canvas').first();
  // Runs in the browser: must stand alone.
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) {
      throw new Error('not a canvas');
    }
    const { width, height } = element;
    const { data } = element.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: new Uint8ClampedArray() };
    // By hue, since the two themes differ in lightness; pale boxes (little evidence) and greys are left out.
    const hasHue = (from: number, to: number) => (red: number, green: number, blue: number) => {
      const most = Math.max(red, green, blue);
      const span = most - Math.min(red, green, blue);
      const sector =
        most === red ? (green - blue) / span : most === green ? 2 + (blue - red) / span : 4 + (red - green) / span;
      const degrees = (sector * 60 + 360) % 360;
      return most > 80 && span > most * 0.35 && degrees >= from && degrees <= to;
    };
    const areaOf = (matches: (red: number, green: number, blue: number) => boolean) => {
      const area = { pixels: 0, firstRow: height, lastRow: -1, widestRowPx: 0 };
      for (let row = 0; row < height; row++) {
        let inRow = 0;
        for (let at = row * width * 4; at < (row + 1) * width * 4; at += 4) {
          inRow += data[at + 3] > 200 && matches(data[at], data[at + 1], data[at + 2]) ? 1 : 0;
        }
        // A few pixels are the smoothed edges of letters and lines.
        if (inRow >= 8) {
          area.pixels += inRow;
          area.firstRow = Math.min(area.firstRow, row);
          area.lastRow = row;
          area.widestRowPx = Math.max(area.widestRowPx, inRow);
        }
      }
      return area;
    };
    return { widthPx: width, orange: areaOf(hasHue(12, 45)), blue: areaOf(hasHue(200, 235)) };
  });
}
