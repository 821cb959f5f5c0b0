// SPDX-License-Identifier: Apache-2.0
// A leak score of series that a real Prometheus has, asked for by hand in Explore.
import type { Page } from 'playwright-core';
import { ProcessSet } from '../scripts/process-set.mjs';
import { describeWithChromium } from './testing/describe-with-chromium';
import { Preview, takeScreenshot } from './testing/open-preview';
import { type PastPrometheus, hasPrometheus, startPrometheus } from './testing/start-prometheus';

const MINUTE_MS = 60_000;
const MB = 1e6;

jest.setTimeout(2 * MINUTE_MS);

/** An hour, four points a minute. */
const past = (name: string, valueAt: (i: number) => number) => ({
  name,
  stepSeconds: 15,
  values: Array.from({ length: 240 }, (_, i) => valueAt(i)),
});
const HISTORY = [
  past('go_gc_heap_live_bytes{job="shop",instance="leaky:6060"}', (i) => 80 * MB + i * MB + (i % 3) * 0.2 * MB),
  past('go_gc_heap_live_bytes{job="shop",instance="healthy:6060"}', (i) => 80 * MB + (i % 3) * 0.2 * MB),
  past('process_resident_memory_bytes{job="shop",instance="leaky:6060"}', (i) => 160 * MB + 2 * i * MB),
  past('process_start_time_seconds{job="shop",instance="leaky:6060"}', () => 1_700_000_000),
  past('go_memstats_alloc_bytes_total{job="shop",instance="leaky:6060"}', (i) => i * 500 * MB),
];

const NAME = 'the leak score of Prometheus series';

if (hasPrometheus()) {
  describeWithChromium(NAME, scoreTests);
} else {
  describe.skip(`${NAME} (skipped: no prometheus and promtool on this machine)`, () => scoreTests(''));
}

function scoreTests(executable: string): void {
  const processes = new ProcessSet();
  let prometheus: PastPrometheus;
  let preview: Preview;
  let page: Page;

  beforeAll(async () => {
    prometheus = await startPrometheus(processes, HISTORY);
    preview = await Preview.open({ executable, services: { leaky: 'mapcache:120' }, prometheusUrl: prometheus.url });
    page = await preview.openPage('#tab=explore&theme=dark&from=now-1h');
  });

  afterAll(async () => {
    await preview?.close();
    await processes.stopAll();
    prometheus?.remove();
  });

  it('scores each series, with its reasons beside the graph', async () => {
    await page.getByRole('combobox', { name: 'Query' }).click();
    await page.getByRole('option', { name: /score/i }).click();
    await page.getByRole('combobox', { name: 'Select a data source' }).click();
    await page.getByText('Prometheus', { exact: true }).click();
    await page.getByLabel('Expression').fill('go_gc_heap_live_bytes{job="shop"}');
    await page.getByLabel('Memory limit, MiB').fill('1024');
    await page.getByLabel('Step').fill('15s');
    await page.getByRole('button', { name: 'Run query' }).click();
    const table = page.getByRole('region', { name: 'Table' });
    await table
      .getByText(/^Rose in \d+ of \d+ steps/)
      .first()
      .waitFor();
    await page.getByRole('region', { name: 'Graph' }).locator('canvas').first().waitFor();
    await takeScreenshot(page, 'explore-prometheus-score-dark');
    expect(await table.getByText(/reaches the query's limit of 1\.0 GiB in \d+ min/).count()).toBe(1);
  });

  it('repeats what Prometheus said about a wrong expression', async () => {
    await page.getByLabel('Expression').fill('go_gc_heap_live_bytes{job=');
    await page.getByRole('button', { name: 'Run query' }).click();
    await page.getByLabel('Panel status').first().waitFor();
    // The browser writes every failed request to its console.
    expect(preview.problems.filter((problem) => !/status of 400/.test(problem))).toEqual([]);
  });

  it('goes back to the service when the data source is cleared', async () => {
    await page.getByRole('button', { name: 'Clear value' }).click();
    await page.getByText('This service').waitFor();
    expect(await page.getByLabel('Expression').count()).toBe(0);
  });
}
