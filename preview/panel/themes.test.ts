// SPDX-License-Identifier: Apache-2.0
// What is painted, pixel by pixel: one hue for each direction, and widths that are bytes.
import type { Page } from 'playwright-core';
import { describeWithChromium } from '../testing/describe-with-chromium';
import type { Picture } from '../testing/decode-png';
import { ROW_HEIGHT_PX, topOfGrowth } from '../testing/graph-rows';
import { KNOWN_TREE, knownTreeFrame } from '../testing/known-tree';
import { Preview } from '../testing/open-preview';
import { hoverGraph, openPanel, readGraphPixels, screenshotPanel, settle } from '../testing/panel-page';
import { frameGrid } from '../testing/panel-parts';
import { countTones, toneAt } from '../testing/pixel-colours';

const MINUTE_MS = 60_000;
jest.setTimeout(2 * MINUTE_MS);

/** To the right of each box. */
const GAP_PX = 1;
/** Shorter runs are the smoothed edges of something else. */
const SMOOTHED_PX = 3;

interface Edges {
  readonly fromPx: number;
  readonly toPx: number;
}

describeWithChromium('the picture of a known tree', (executable) => {
  let preview: Preview;

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: {} });
  });

  afterAll(() => preview?.close());

  describe.each(['dark', 'light', 'deut_prot_dark', 'deut_prot_light'])('in the %s theme', (theme) => {
    let page: Page;

    beforeAll(async () => {
      page = await openPanel(preview, [knownTreeFrame()], { theme });
      await screenshotPanel(page, `known-tree-${theme}`);
    });

    afterAll(() => page?.close());

    it('paints growth orange below the zero line and shrinkage blue above it, nothing else', async () => {
      const picture = await readGraphPixels(page);
      const top = topOfGrowth(picture);
      const rows = countTones(picture);
      const sum = (part: typeof rows, tone: 'orange' | 'blue') => part.reduce((total, row) => total + row[tone], 0);
      expect(sum(rows.slice(0, top), 'blue')).toBeGreaterThan(100);
      expect(sum(rows.slice(0, top), 'orange')).toBe(0);
      expect(sum(rows.slice(top), 'orange')).toBeGreaterThan(1000);
      expect(sum(rows.slice(top), 'blue')).toBe(0);
    });

    it('makes widths of bytes, one scale for both directions', async () => {
      const picture = await readGraphPixels(page);
      const top = topOfGrowth(picture);
      const pxPerMib = picture.widthPx / KNOWN_TREE.grownMib;
      const boxesAt = (row: number) => boxesOf(picture, top + row * ROW_HEIGHT_PX);
      expectEdges(boxesAt(0), [0, 700], pxPerMib);
      expectEdges(boxesAt(1), [0, 400, 700], pxPerMib);
      expectEdges(boxesAt(2), [0, 300, 400], pxPerMib);
      const widestBluePx = Math.max(...countTones(picture).map(({ blue }) => blue));
      expect(Math.abs(widestBluePx - KNOWN_TREE.shrunkMib * pxPerMib)).toBeLessThanOrEqual(GAP_PX + 1);
    });

    it('paints what did not change grey', async () => {
      await frameGrid(page).focus();
      await page.keyboard.press('a');
      await settle(page);
      const pxPerMib = (await readGraphPixels(page)).widthPx / KNOWN_TREE.afterMib;
      // Largest first: 500 grew, 300 are new, 200 stay.
      const yPx = await findRow(page, 990 * pxPerMib, 'main.stable');
      await page.mouse.move(0, 0);
      await settle(page);
      const picture = await readGraphPixels(page);
      const tones = Array.from({ length: 60 }, (_, at) => toneAt(picture, Math.round(910 * pxPerMib) + at, yPx));
      expect(new Set(tones)).toEqual(new Set(['grey']));
      const background = brightnessAt(picture, picture.widthPx - 10, picture.heightPx - 5);
      expect(Math.abs(brightnessAt(picture, Math.round(990 * pxPerMib), yPx) - background)).toBeGreaterThan(10);
      await screenshotPanel(page, `known-tree-after-${theme}`);
    });
  });
});

/** The orange boxes of the row that begins at `topPx`: text and marks cover no column of a box from top to bottom, gaps do. */
function boxesOf(picture: Picture, topPx: number): Edges[] {
  const isOrange = Array.from({ length: picture.widthPx }, (_, xPx) =>
    Array.from({ length: ROW_HEIGHT_PX - GAP_PX }, (__, at) => toneAt(picture, xPx, topPx + at)).includes('orange')
  );
  const starts = isOrange.flatMap((is, xPx) => (is && !isOrange[xPx - 1] ? [xPx] : []));
  const boxes = starts.map((fromPx) => {
    const lengthPx = isOrange.slice(fromPx).indexOf(false);
    return { fromPx, toPx: lengthPx < 0 ? picture.widthPx : fromPx + lengthPx };
  });
  return boxes.filter(({ fromPx, toPx }) => toPx - fromPx > SMOOTHED_PX);
}

/** Boxes stand side by side at these edges, within a pixel. */
function expectEdges(boxes: readonly Edges[], edgesMib: readonly number[], pxPerMib: number): void {
  const seen = boxes.flatMap(({ fromPx, toPx }) => [fromPx, toPx + GAP_PX]);
  const wanted = edgesMib.slice(1).flatMap((edge, at) => [edgesMib[at] * pxPerMib, edge * pxPerMib]);
  expect(seen).toHaveLength(wanted.length);
  const offPx = seen.map((edge, at) => Math.abs(edge - wanted[at]));
  expect(Math.max(...offPx)).toBeLessThanOrEqual(1);
}

/** A height at which the panel says `name` of this column. @throws Error when it nowhere does */
async function findRow(page: Page, xPx: number, name: string): Promise<number> {
  const { heightPx } = await readGraphPixels(page);
  for (let yPx = ROW_HEIGHT_PX / 2; yPx < heightPx; yPx += ROW_HEIGHT_PX) {
    if ((await hoverGraph(page, xPx, yPx)).includes(name)) {
      return yPx;
    }
  }
  throw new Error(`${name} is not at ${xPx} px`);
}

function brightnessAt({ widthPx, rgba }: Picture, xPx: number, yPx: number): number {
  const at = (yPx * widthPx + xPx) * 4;
  return (rgba[at] + rgba[at + 1] + rgba[at + 2]) / 3;
}
