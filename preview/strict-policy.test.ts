// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';
import { describeWithChromium } from './testing/describe-with-chromium';
import { knownTreeFrame } from './testing/known-tree';
import { Preview, takeScreenshot } from './testing/open-preview';
import { readGraphPixels, showFrames } from './testing/panel-page';
import { countTones } from './testing/pixel-colours';
import { readGrowthCanvas } from './testing/read-canvas';

const MINUTE_MS = 60_000;

/** One report of the browser: what was refused, and the code that tried. */
interface Violation {
  directive: string;
  source: string;
  sample: string;
}

jest.setTimeout(3 * MINUTE_MS);

// No eval, no inline script, no worker, Trusted Types: stricter than any Grafana.
describeWithChromium('the plugin under a strict content security policy', (executable) => {
  let preview: Preview;
  const violations: Violation[] = [];

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: { leaky: 'mapcache:120' }, csp: 'strict' });
  });

  afterAll(() => preview?.close());

  async function openWatched(hash: string): Promise<Page> {
    const page = await preview.openPage(hash, async (fresh) => {
      await fresh.exposeFunction('reportViolation', (violation: Violation) => violations.push(violation));
      await fresh.addInitScript(`document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, sample }) =>
        window.reportViolation({ directive: violatedDirective, source: sourceFile, sample }));`);
    });
    return page;
  }

  it('draws the dashboard', async () => {
    const page = await openWatched('#theme=dark');
    await page.getByRole('region', { name: 'What grew' }).getByRole('listitem').first().waitFor({ timeout: MINUTE_MS });
    expect((await readGrowthCanvas(page, 'What grew')).orange.pixels).toBeGreaterThan(0);
    await takeScreenshot(page, 'dashboard-strict-policy');
  });

  it('draws the panel alone', async () => {
    const page = await openWatched('#tab=panel');
    await page.waitForFunction('window.seepShow !== undefined');
    await showFrames(page, [knownTreeFrame()]);
    expect(countTones(await readGraphPixels(page)).some(({ orange }) => orange > 0)).toBe(true);
  });

  it('shows its editors', async () => {
    const settings = await openWatched('#tab=datasource');
    await settings.getByLabel(/^URL/).waitFor();
    const explore = await openWatched('#tab=explore');
    await explore.getByRole('button', { name: 'Run query' }).waitFor();
  });

  it('never does what the policy refuses', () => {
    expect(violations.filter(({ source }) => source.includes('/public/plugins/'))).toEqual([]);
  });

  it('leaves two known violations to the Grafana packages: icons set as HTML, one probe for Function', () => {
    const unknown = violations.filter(({ sample }) => !/^(Element innerHTML\|<svg|Function\|)/.test(sample));
    expect(unknown).toEqual([]);
    const unexplained = preview.problems.filter((problem) => !/Trusted(HTML|Script)/.test(problem));
    expect(unexplained).toEqual([]);
  });
});
