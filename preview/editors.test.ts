// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';
import { describeWithChromium } from './testing/describe-with-chromium';
import { Preview, takeScreenshot } from './testing/open-preview';
import { readGrowthCanvas } from './testing/read-canvas';

const MINUTE_MS = 60_000;

jest.setTimeout(2 * MINUTE_MS);

describeWithChromium('the editors of the data source', (executable) => {
  let preview: Preview;

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: { leaky: 'mapcache:120' } });
  });

  afterAll(() => preview?.close());

  describe('the configuration', () => {
    let page: Page;
    const saveAndTest = () => page.getByRole('button', { name: 'Save & test' }).click();
    const result = () => page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: /\w/ });

    beforeAll(async () => {
      page = await preview.openPage('#tab=datasource&theme=light');
    });

    it('says what the endpoint offers', async () => {
      await saveAndTest();
      await result().filter({ hasText: 'heap' }).filter({ hasText: 'goroutine' }).first().waitFor();
      await takeScreenshot(page, 'data-source-light');
      expect(preview.problems).toEqual([]);
    });

    it('says in plain words when nobody answers at the URL', async () => {
      await page.getByLabel(/^URL/).fill('http://127.0.0.1:9');
      await saveAndTest();
      const alert = page
        .getByRole('alert')
        .filter({ hasText: /502|reach|answer/ })
        .first();
      await alert.waitFor();
      expect(await alert.innerText()).not.toMatch(/undefined|\[object/);
      await takeScreenshot(page, 'data-source-unreachable');
      // The browser writes every failed request to its console.
      expect(preview.problems.filter((problem) => !/status of 502/.test(problem))).toEqual([]);
      preview.problems.length = 0;
    });
  });

  describe('Explore', () => {
    let page: Page;

    beforeAll(async () => {
      await preview.useOwnUrl('leaky');
      page = await preview.openPage('#tab=explore&theme=dark');
    });

    it('draws growth with our panel, without any options', async () => {
      await page.getByRole('treegrid').waitFor();
      await page.waitForTimeout(10_000);
      await page.getByRole('button', { name: 'Run query' }).click();
      await page
        .getByRole('region', { name: 'Seep growth' })
        .getByRole('listitem')
        .first()
        .waitFor({ timeout: MINUTE_MS });
      const { orange } = await readGrowthCanvas(page, 'Seep growth');
      expect(orange.pixels).toBeGreaterThan(0);
      await takeScreenshot(page, 'explore-growth-dark');
    });

    it('draws a graph when the query asks for the score instead', async () => {
      const query = page.getByRole('combobox').nth(2);
      await query.click();
      await page.getByRole('option', { name: /score/i }).click();
      await page.getByRole('button', { name: 'Run query' }).click();
      await page.getByRole('region', { name: 'Graph' }).locator('canvas').first().waitFor();
      await takeScreenshot(page, 'explore-score-dark');
    });

    it('has raised no error', () => {
      expect(preview.problems).toEqual([]);
    });
  });
});
