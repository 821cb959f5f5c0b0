// SPDX-License-Identifier: Apache-2.0
// The panel in the sizes that dashboards give it: everything stays inside, and the graph is there.
import type { GrowthRow } from '../../src/panel/testing/own-amounts';
import type { Page } from 'playwright-core';
import { describeWithChromium } from '../testing/describe-with-chromium';
import { findOverflow } from '../testing/find-overflow';
import { growthFrame } from '../testing/growth-frame';
import { knownTreeFrame } from '../testing/known-tree';
import { Preview } from '../testing/open-preview';
import { openPanel, readGraphPixels, resizePanel, screenshotPanel } from '../testing/panel-page';
import { graphCanvas, panelBox } from '../testing/panel-parts';
import { countTones } from '../testing/pixel-colours';

const MINUTE_MS = 60_000;
const MIB = 1 << 20;
/** Rows of boxes that must be in sight however small the panel is. */
const LEAST_GRAPH_CSS_PX = 80;
jest.setTimeout(3 * MINUTE_MS);

const SIZES = [
  [300, 200],
  [450, 300],
  [520, 200],
  [800, 400],
  [860, 240],
  [1200, 640],
  [1900, 1000],
] as const;

const FRAMES = { 'a known tree': knownTreeFrame(), 'a deep and wide tree': largeFrame() };

describeWithChromium('the panel in every size', (executable) => {
  let preview: Preview;

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: {} });
  });

  afterAll(() => preview?.close());

  describe.each(Object.entries(FRAMES))('with %s', (name, frame) => {
    let page: Page;

    beforeAll(async () => {
      page = await openPanel(preview, [frame]);
    });

    afterAll(() => page?.close());

    it.each(SIZES)('keeps everything inside %i x %i', async (widthCssPx, heightCssPx) => {
      await resizePanel(page, { widthCssPx, heightCssPx });
      await screenshotPanel(page, `${name.replaceAll(' ', '-')}-${widthCssPx}x${heightCssPx}`);
      expect(await findOverflow(panelBox(page))).toMatchObject({ outside: [], sideways: [] });
      const canvas = await (await graphCanvas(page)).boundingBox();
      expect(canvas?.width).toBeGreaterThan(widthCssPx / 2);
      expect(canvas?.height).toBeGreaterThanOrEqual(LEAST_GRAPH_CSS_PX);
      expect(countTones(await readGraphPixels(page)).some(({ orange }) => orange > widthCssPx / 4)).toBe(true);
      expect(preview.problems).toEqual([]);
    });

    it.each(SIZES)('cuts off no text at %i x %i', async (widthCssPx, heightCssPx) => {
      await resizePanel(page, { widthCssPx, heightCssPx });
      expect((await findOverflow(panelBox(page))).cut).toEqual([]);
    });
  });

  it('sees what does not fit', async () => {
    const page = await openPanel(preview, [knownTreeFrame()], { widthCssPx: 300, heightCssPx: 200 });
    await panelBox(page).evaluate((box) => {
      const wide = (text: string) => {
        const element = document.createElement('div');
        element.style.cssText = 'position: absolute; top: 0; width: 400px; white-space: nowrap';
        element.textContent = text;
        return element;
      };
      const around = (overflow: string, text: string) => {
        const element = document.createElement('div');
        element.style.cssText = `position: absolute; top: 0; width: 100px; height: 50px; overflow: ${overflow}`;
        element.append(wide(text));
        return element;
      };
      box.append(wide('over the edge'), around('auto', 'scrolls'), around('hidden', 'no room for all of this text'));
    });
    expect(await findOverflow(panelBox(page))).toEqual({
      outside: [expect.stringContaining('over the edge')],
      sideways: [expect.stringContaining('scrolls')],
      cut: [expect.stringContaining('no room for all')],
    });
    await page.close();
  });
});

/** 30 leaks under 40 levels each, with long names. */
function largeFrame() {
  const leaks = 30;
  const levels = 40;
  const rows: GrowthRow[] = [{ level: 0, label: 'total', before: leaks * MIB, after: 3 * leaks * MIB }];
  for (let leak = 0; leak < leaks; leak++) {
    for (let level = 1; level <= levels; level++) {
      const label = `github.com/acme/a-rather-long-name/internal/service${leak}.(*Handler[go.shape.string]).call${level}`;
      rows.push({ level, label, before: MIB, after: 3 * MIB });
    }
  }
  return growthFrame(rows);
}
