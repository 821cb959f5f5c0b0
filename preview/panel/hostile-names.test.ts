// SPDX-License-Identifier: Apache-2.0
// Function names come from programs that nobody vetted: whatever they hold is drawn, said and listed as text.
import type { Page } from 'playwright-core';
import { describeWithChromium } from '../testing/describe-with-chromium';
import { middleOfGrowthRow } from '../testing/graph-rows';
import { growthFrame } from '../testing/growth-frame';
import { Preview } from '../testing/open-preview';
import { hoverGraph, openPanel, readGraphPixels, resizePanel, screenshotPanel } from '../testing/panel-page';
import { panelRoot, suspectItems, tooltip } from '../testing/panel-parts';

const MINUTE_MS = 60_000;
const SCALE_BYTES = 1 << 20;
jest.setTimeout(2 * MINUTE_MS);

/** Name -> what must be read of it. */
const NAMES: ReadonlyArray<readonly [name: string, shown: RegExp]> = [
  ['<img src=x onerror=window.hacked=1>', /<img src=x onerror=window\.hacked=1>/],
  ['<script>window.hacked=1</script>', /<script>window\.hacked=1/],
  ['javascript:window.hacked=1', /javascript:window\.hacked=1/],
  ['{{name}} $t(x) %s ${y}', /\{\{name\}\} \$t\(x\) %s \$\{y\}/],
  ['חבילה.פונקציה', /חבילה\.פונקציה/],
  ['x'.repeat(10_000), /x{500}/],
  ['', /unknown/],
  ['🚀.launch👩‍🚀', /🚀\.launch👩/],
  ['lone.\ud800half', /lone\.\ufffdhalf/],
  ['__proto__', /__proto__/],
  ['constructor', /constructor/],
  ['line\nbreak\u0000null', /line.*break.*null/],
];

describeWithChromium('names of functions that mean harm', (executable) => {
  let preview: Preview;
  let page: Page;

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: {} });
    page = await openPanel(preview, [framesOf(NAMES.map(([name]) => name))]);
  });

  afterAll(() => preview?.close());

  it.each(NAMES.map(([name, shown], at) => [name.slice(0, 40), shown, at] as const))(
    'says %j as text',
    async (_, shown, at) => {
      const picture = await readGraphPixels(page);
      const text = await hoverGraph(page, middleOfBox(at) * picture.widthPx, middleOfGrowthRow(picture, 1));
      expect(text).toMatch(shown);
      const box = await tooltip(page).boundingBox();
      const { height = 0 } = page.viewportSize() ?? {};
      expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(height);
    }
  );

  it('lists them as text', async () => {
    const listed = await suspectItems(page).allTextContents();
    const asciiOnly = NAMES.slice(0, listed.length).filter(([name]) => /^[ -~]+$/.test(name));
    for (const [, shown] of asciiOnly) {
      expect(listed).toContainEqual(expect.stringMatching(shown));
    }
    expect(asciiOnly.length).toBeGreaterThan(5);
  });

  it('lists what cannot be shown as the graph does', async () => {
    const listed = (await suspectItems(page).allTextContents()).join();
    expect(listed).toContain('unknown');
    expect(listed).toContain('lone.\ufffdhalf');
  });

  it('makes no element of them and runs nothing', async () => {
    await page.mouse.move(0, 0);
    expect(await page.locator('img[src="x"], script:not([src])').count()).toBe(0);
    expect(await panelRoot(page).locator('img, script, iframe, object').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(preview.problems).toEqual([]);
  });

  it.each(['dark', 'light'])('draws them in the %s theme', async (theme) => {
    await resizePanel(page, { theme });
    await screenshotPanel(page, `hostile-names-${theme}`);
    expect(preview.problems).toEqual([]);
  });
});

/** The growth of the function at `index`: each a little less than the one before, so that they stand in this order. */
function growthOf(index: number): number {
  return 2 * NAMES.length - index;
}

/** One root that calls them all. */
function framesOf(names: readonly string[]) {
  const after = names.map((_, at) => growthOf(at) * SCALE_BYTES);
  const total = after.reduce((sum, bytes) => sum + bytes, 0);
  return growthFrame([
    { level: 0, label: 'total', before: 0, after: total },
    ...names.map((label, at) => ({ level: 1, label, before: 0, after: after[at] })),
  ]);
}

/** Where the middle of the function's box is, as a share of the width of the graph. */
function middleOfBox(index: number): number {
  const growths = NAMES.map((_, at) => growthOf(at));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return (sum(growths.slice(0, index)) + growths[index] / 2) / sum(growths);
}
