// SPDX-License-Identifier: Apache-2.0
// axe-core over the panel as it is shown: in both themes, in three sizes.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeWithChromium } from '../testing/describe-with-chromium';
import { knownTreeFrame } from '../testing/known-tree';
import { Preview } from '../testing/open-preview';
import { openPanel, resizePanel } from '../testing/panel-page';
import { frameGrid, panelBox } from '../testing/panel-parts';

const MINUTE_MS = 60_000;
jest.setTimeout(2 * MINUTE_MS);

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

describeWithChromium('axe', (executable) => {
  let preview: Preview;

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: {} });
  });

  afterAll(() => preview?.close());

  describe.each(['dark', 'light'])('in the %s theme', (theme) => {
    let page: Page;

    beforeAll(async () => {
      page = await openPanel(preview, [knownTreeFrame()], { theme });
    });

    afterAll(() => page?.close());

    it.each([
      [300, 200],
      [800, 400],
      [1900, 1000],
    ])('finds nothing in the panel of %i x %i', findsNothing);

    it('finds nothing while keys walk the frames', async () => {
      await resizePanel(page, { theme });
      await frameGrid(page).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await violationsOf(page)).toEqual([]);
    });

    async function findsNothing(widthCssPx: number, heightCssPx: number): Promise<void> {
      await resizePanel(page, { theme, widthCssPx, heightCssPx });
      expect(await violationsOf(page)).toEqual([]);
    }

    it('finds what is wrong where something is', async () => {
      await panelBox(page).evaluate((box) => box.append(document.createElement('button')));
      expect(await violationsOf(page)).toContainEqual(expect.stringContaining('button-name'));
    });
  });
});

/** What axe says about the panel, one line a violation. */
async function violationsOf(page: Page): Promise<string[]> {
  const handle = await panelBox(page).elementHandle();
  // As an expression from outside: the page's policy lets no script in that it does not know.
  await page.evaluate(AXE);
  return page.evaluate(async (box) => {
    const axe: unknown = Reflect.get(window, 'axe');
    const run: unknown = typeof axe === 'object' && axe !== null ? Reflect.get(axe, 'run') : undefined;
    const { violations } = typeof run === 'function' ? await run(box) : { violations: [{ id: 'axe did not load' }] };
    return violations.map(({ id, help, nodes }: { id: string; help?: string; nodes?: Array<{ html: string }> }) => {
      return `${id}: ${help} ${(nodes ?? []).map(({ html }) => html.slice(0, 200)).join(' | ')}`;
    });
  }, handle);
}
