// SPDX-License-Identifier: Apache-2.0
// Every function of the panel by keyboard alone: no pointer is touched in here.
import type { Page } from 'playwright-core';
import { completeFrames } from '../testing/complete-frames';
import { describeWithChromium } from '../testing/describe-with-chromium';
import { KeyWalk } from '../testing/key-walk';
import { Preview } from '../testing/open-preview';
import { openPanel, showFrames } from '../testing/panel-page';
import { WALKS } from './key-walks';
import { TAB_WALKS } from './tab-walks';

const MINUTE_MS = 60_000;
jest.setTimeout(2 * MINUTE_MS);

describeWithChromium('the panel without a pointer', (executable) => {
  let preview: Preview;
  let page: Page;
  let shown = 0;

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: {} });
    page = await openPanel(preview, completeFrames());
    await page.evaluate(() => {
      for (const type of ['pointerdown', 'pointermove', 'mousedown', 'touchstart']) {
        document.addEventListener(type, () => document.body.setAttribute('data-pointed', type), true);
      }
    });
  });

  beforeEach(async () => {
    // Other options make another panel, with nothing chosen yet.
    await showFrames(page, completeFrames(), { options: { walk: ++shown } });
  });

  afterAll(() => preview?.close());

  it.each(WALKS)('takes %j', async (symbols, walk) => {
    const keys = new KeyWalk(page);
    await keys.enterGraph();
    await walk(keys);
    expect([...keys.pressed]).toEqual(expect.arrayContaining([...symbols]));
    expect(preview.problems).toEqual([]);
  });

  it.each(TAB_WALKS)('has tab stops for the %s', async (_, walk) => {
    await walk(new KeyWalk(page));
    expect(preview.problems).toEqual([]);
  });

  it('walks every key that its help lists, and lists every key that is walked', async () => {
    const keys = new KeyWalk(page);
    await keys.enterGraph();
    await keys.press('?');
    const listed = await page.getByRole('dialog').locator('kbd').allTextContents();
    const walked = WALKS.flatMap(([symbols]) => symbols);
    const ranks = Array.from({ length: 9 }, (_, at) => String(at + 1));
    const expected = listed.flatMap((symbol) => (symbol === '1 … 9' ? ranks : [symbol]));
    expect([...walked].sort()).toEqual(expected.sort());
  });

  it('was walked without a pointer', async () => {
    expect(await page.locator('body').getAttribute('data-pointed')).toBe(null);
  });

  it('has no trap, and a name at every stop', async () => {
    const keys = new KeyWalk(page);
    await keys.enterGraph();
    const names: string[] = [];
    while (names.length < 100 && (await keys.isInPanel())) {
      names.push(await nameOfFocus(page));
      await page.keyboard.press('Tab');
    }
    expect(names.length).toBeGreaterThan(5);
    expect(names.length).toBeLessThan(100);
    expect(names).not.toContain('');
  });
});

function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.ariaLabel || document.activeElement?.textContent || '');
}
