// SPDX-License-Identifier: Apache-2.0
// A dashboard of ten growth panels: each draws, and each keeps to itself.
import type { Page } from 'playwright-core';
import { describeWithChromium } from '../testing/describe-with-chromium';
import { knownTreeFrame } from '../testing/known-tree';
import { Preview } from '../testing/open-preview';
import { openPanel, readGraphPixels, settle } from '../testing/panel-page';
import { frameGrid } from '../testing/panel-parts';
import { countTones } from '../testing/pixel-colours';

const MINUTE_MS = 60_000;
const COUNT = 10;
jest.setTimeout(2 * MINUTE_MS);

describeWithChromium('ten panels', (executable) => {
  let preview: Preview;
  let page: Page;

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: {} });
    page = await openPanel(preview, [knownTreeFrame()], { count: COUNT, widthCssPx: 600, heightCssPx: 300 });
  });

  afterAll(() => preview?.close());

  it('all draw', async () => {
    for (let panel = 1; panel <= COUNT; panel++) {
      expect(await orangeOf(page, panel)).toBeGreaterThan(1000);
    }
    expect(preview.problems).toEqual([]);
  });

  it('take keys one by one', async () => {
    const before = [await orangeOf(page, 1), await orangeOf(page, 2)];
    await frameGrid(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await settle(page);
    const after = [await orangeOf(page, 1), await orangeOf(page, 2)];
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  it('give no two elements one id', async () => {
    const repeated = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('section [id]')].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    });
    expect(repeated).toEqual([]);
  });
});

async function orangeOf(page: Page, panel: number): Promise<number> {
  return countTones(await readGraphPixels(page, panel)).reduce((sum, { orange }) => sum + orange, 0);
}
