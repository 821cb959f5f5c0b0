// SPDX-License-Identifier: Apache-2.0
// What is picked in a growth panel is what all panels of the dashboard compare.
import type { Locator, Page } from 'playwright-core';
import { describeWithChromium } from './testing/describe-with-chromium';
import { Preview, takeScreenshot } from './testing/open-preview';

const MINUTE_MS = 60_000;
jest.setTimeout(2 * MINUTE_MS);

/** Where Grafana has the dashboard: on such pages panels keep their state in the address. */
const ADDRESS = 'd/seep-go-leaks/go-leaks#theme=dark&ds=leaky';

describeWithChromium('before and after of a dashboard', (executable) => {
  let preview: Preview;
  let page: Page;
  /** Picked in the first test. */
  let beforeUnixMs: number;
  let afterUnixMs: number;

  const variable = (label: 'Before' | 'After') =>
    page.getByRole('group', { name: 'Variables' }).getByRole('textbox', { name: label });
  const heap = () => page.getByRole('region', { name: 'What grew', exact: true });
  const goroutines = () => page.getByRole('region', { name: 'Goroutines that grew' });

  beforeAll(async () => {
    preview = await Preview.open({ executable, services: { leaky: 'mapcache' } });
    page = await preview.openPage(ADDRESS);
    page.setDefaultTimeout(MINUTE_MS);
  });

  afterAll(() => preview?.close());

  it('is chosen by the data at first', async () => {
    for (const panel of [heap(), goroutines()]) {
      await panel.getByText(/k=([89]|1\d) snapshots/).waitFor();
    }
    expect(await variable('Before').inputValue()).toBe('auto');
    expect(await variable('After').inputValue()).toBe('auto');
    await takeScreenshot(page, 'dashboard-before-after-auto-dark');
  });

  it('is written when a handle of a time strip is moved, and asked for', async () => {
    const handle = heap().getByRole('slider', { name: 'before' });
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    beforeUnixMs = Number(await valueOnceWritten(variable('Before')));
    afterUnixMs = Number(await valueOnceWritten(variable('After')));
    expect(afterUnixMs).toBeGreaterThan(beforeUnixMs);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('var-before')).toBe(String(beforeUnixMs));
    expect(searchParams.get('var-after')).toBe(String(afterUnixMs));
    const pair = `A ${clock(beforeUnixMs)} to B ${clock(afterUnixMs)}`;
    // The other panel knows of it by the answer to its query only.
    await goroutines().getByText(pair).waitFor();
    await heap().getByText(pair).waitFor();
  });

  it('stays as it is while captures come in', async () => {
    const pair = await pairOf(heap());
    const handle = heap().getByRole('slider', { name: 'after' });
    const lastStop = async () => Number(await handle.getAttribute('aria-valuemax'));
    const stopAtFirst = await lastStop();
    await expectSoon(async () => (await lastStop()) > stopAtFirst + 1);
    expect(await pairOf(heap())).toBe(pair);
    expect(await pairOf(goroutines())).toBe(pair);
  });

  it('can be moved out again, to captures that are in no tree that was asked for', async () => {
    await heap().getByRole('slider', { name: 'before' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expectSoon(async () => Number(await variable('Before').inputValue()) < beforeUnixMs);
    beforeUnixMs = Number(await variable('Before').inputValue());
    for (const panel of [heap(), goroutines()]) {
      await panel.getByText(`A ${clock(beforeUnixMs)} to B ${clock(afterUnixMs)}`).waitFor();
    }
  });

  it('is in the address, so that a link shows the same', async () => {
    const pair = await pairOf(heap());
    await page.getByRole('button', { name: 'Switch to the light theme' }).click();
    await page.getByRole('button', { name: 'Switch to the dark theme' }).waitFor();
    await page.reload();
    await heap().getByText(pair).waitFor();
    await goroutines().getByText(pair).waitFor();
    expect(await variable('Before').inputValue()).toBe(String(beforeUnixMs));
    await page.getByRole('button', { name: 'Switch to the dark theme' }).waitFor();
    await takeScreenshot(page, 'dashboard-before-after-picked-light');
  });

  it('is the same in all panels, whichever of them it was picked in last', async () => {
    await goroutines().getByRole('slider', { name: 'before' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expectSoon(async () => Number(await variable('Before').inputValue()) < beforeUnixMs);
    const pair = `A ${clock(Number(await variable('Before').inputValue()))} to B ${clock(afterUnixMs)}`;
    await goroutines().getByText(pair).waitFor();
    await heap().getByText(pair).waitFor();
    for (const panel of [heap(), goroutines()]) {
      expect(await panel.getByRole('button', { name: 'auto' }).getAttribute('aria-pressed')).toBe('false');
    }
  });

  it('is dragged with a pointer, and asked for when the pointer rests', async () => {
    const earlierUnixMs = Number(await variable('Before').inputValue());
    const from = await centreOf(heap().getByRole('slider', { name: 'before' }));
    const to = await centreOf(heap().getByRole('slider', { name: 'after' }));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + (to.x - from.x) / 2, from.y, { steps: 8 });
    await page.mouse.up();
    await expectSoon(async () => Number(await variable('Before').inputValue()) > earlierUnixMs);
    const pair = `A ${clock(Number(await variable('Before').inputValue()))} to B ${clock(afterUnixMs)}`;
    await heap().getByText(pair).waitFor();
    await goroutines().getByText(pair).waitFor();
  });

  it('is chosen by the data again after "auto" in any of them, and follows it', async () => {
    await goroutines().getByRole('button', { name: 'auto' }).click();
    for (const label of ['Before', 'After'] as const) {
      await expectSoon(async () => (await variable(label).inputValue()) === 'auto');
    }
    for (const panel of [heap(), goroutines()]) {
      await expectSoon(async () => endOf(await pairOf(panel)) > clock(afterUnixMs));
    }
    await takeScreenshot(page, 'dashboard-before-after-auto-light');
  });

  it('can be typed, and says what it takes when it is no moment', async () => {
    await variable('Before').fill('now-10s');
    await page.keyboard.press('Enter');
    for (const panel of [heap(), goroutines()]) {
      await expectSoon(async () => startOf(await pairOf(panel)) > clock(afterUnixMs));
    }
    await variable('Before').fill('nonsense');
    await page.keyboard.press('Enter');
    await heap().getByRole('status').filter({ hasText: '"nonsense" is no moment' }).waitFor();
    await variable('Before').fill('auto');
    await page.keyboard.press('Enter');
    await heap().getByRole('status').filter({ hasText: '"nonsense" is no moment' }).waitFor({ state: 'detached' });
  });

  it('has raised no error', () => {
    expect(preview.problems).toEqual([]);
  });
});

/** e.g. "A 12:00:00 to B 12:01:30" */
async function pairOf(panel: Locator): Promise<string> {
  return panel
    .getByTestId('seep-time-strip')
    .getByText(/^A .+ to B .+/)
    .innerText();
}

const startOf = (pair: string): string => pair.slice(2, 10);
const endOf = (pair: string): string => pair.slice(-8);

async function centreOf(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}

/** As the panels write a time of day. */
function clock(unixMs: number): string {
  return new Date(unixMs).toTimeString().slice(0, 8);
}

/** The Unix milliseconds in a variable's input, once there are some. */
async function valueOnceWritten(input: Locator): Promise<string> {
  await expectSoon(async () => /^\d{13}$/.test(await input.inputValue()));
  return input.inputValue();
}

async function expectSoon(isSo: () => Promise<boolean>): Promise<void> {
  const endMs = Date.now() + MINUTE_MS / 2;
  while (!(await isSo())) {
    expect(Date.now()).toBeLessThan(endMs);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
