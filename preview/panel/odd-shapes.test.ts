// SPDX-License-Identifier: Apache-2.0
// Trees at the limits of what a profile can be: as deep, as large, as wide as any.
import type { GrowthRow } from '../../src/panel/testing/own-amounts';
import { describeWithChromium } from '../testing/describe-with-chromium';
import { ROW_HEIGHT_PX, middleOfGrowthRow } from '../testing/graph-rows';
import { growthFrame } from '../testing/growth-frame';
import { Preview } from '../testing/open-preview';
import { hoverGraph, openPanel, readGraphPixels, screenshotPanel, settle } from '../testing/panel-page';
import { graphScroller, panelRoot } from '../testing/panel-parts';
import { countTones } from '../testing/pixel-colours';

const MINUTE_MS = 60_000;
const KIB = 1024;
const MIB = 1024 * KIB;
jest.setTimeout(3 * MINUTE_MS);

describeWithChromium('trees of odd shape', (executable) => {
  let preview: Preview;

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: {} });
  });

  afterAll(() => preview?.close());

  afterEach(() => expect(preview.problems).toEqual([]));

  it('draws 10,000 levels, the last one too', async () => {
    const levels = 10_000;
    const rows = Array.from({ length: levels }, (_, level) => ({
      level,
      label: `main.f${level}`,
      before: 0,
      after: MIB,
    }));
    const page = await openPanel(preview, [growthFrame(rows)]);
    const scroller = await graphScroller(page);
    const heightCssPx = await scroller.evaluate((element) => element.scrollHeight);
    expect(Math.abs(heightCssPx - levels * ROW_HEIGHT_PX)).toBeLessThan(2 * ROW_HEIGHT_PX);

    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await settle(page);
    const picture = await readGraphPixels(page);
    const last = countTones(picture)
      .map(({ orange }) => orange > picture.widthPx * 0.9)
      .lastIndexOf(true);
    expect(await hoverGraph(page, picture.widthPx / 2, last - ROW_HEIGHT_PX / 2)).toContain('main.f9999');
    expect(await hoverGraph(page, picture.widthPx / 2, last - ROW_HEIGHT_PX * 1.5)).toContain('main.f9998');
    await screenshotPanel(page, 'deep');
    await page.close();
  });

  it.each([
    ['bytes', /8(\.0)? PiB/],
    ['short', /9,007,199,254,740,992/],
  ])('says 2^53 %s exactly', async (unit, exact) => {
    const rows = [
      { level: 0, label: 'total', before: 0, after: 2 ** 53 },
      { level: 1, label: 'main.all', before: 0, after: 2 ** 53 },
    ];
    const page = await openPanel(preview, [growthFrame(rows, { unit })]);
    const picture = await readGraphPixels(page);
    expect(await hoverGraph(page, picture.widthPx / 2, middleOfGrowthRow(picture, 1))).toMatch(exact);
    expect(await panelRoot(page).innerText()).toMatch(exact);
    await screenshotPanel(page, `largest-${unit}`);
    await page.close();
  });

  it('hides none of 100,000 siblings', async () => {
    const large = 10;
    const small = 99_990;
    const rows: GrowthRow[] = [{ level: 0, label: 'total', before: 0, after: large * 100 * MIB + small * KIB }];
    for (let at = 0; at < large + small; at++) {
      rows.push({ level: 1, label: `main.f${at}`, before: 0, after: at < large ? 100 * MIB : KIB });
    }
    const page = await openPanel(preview, [growthFrame(rows)]);
    const picture = await readGraphPixels(page);
    const yPx = middleOfGrowthRow(picture, 1);
    const rest = await hoverGraph(page, picture.widthPx * (1 - (small * KIB) / rows[0].after / 2), yPx);
    expect(rest.replaceAll(',', '')).toMatch(/99990 /);
    expect(rest).toContain('97.6 MiB');
    expect(await hoverGraph(page, picture.widthPx * 0.02, yPx)).toContain('100.0 MiB');
    // As elements only what somebody would read: the page stays small.
    expect(await page.locator('section *').count()).toBeLessThan(2000);
    await screenshotPanel(page, 'wide');
    await page.close();
  });
});
