// SPDX-License-Identifier: Apache-2.0
// One repetition: opens a page in a window of its own, mounts, hovers, zooms, searches.
import { awaitQuiet } from './await-quiet.mjs';

const VIEWPORT = { width: 1600, height: 900 };
const FULL = { widthCssPx: 1580, heightCssPx: 900 };
// Our panel shows the graph alone where it is narrow: both get this room when the bare graphs are compared.
const GRAPH_ONLY = { widthCssPx: 480, heightCssPx: 900 };
const HOVERS = 8;
const HOVER_QUIET_MS = 250;
const CLICK_QUIET_MS = 600;
// The peer waits before it searches.
const KEY_QUIET_MS = 900;
const KEYS = ['Shift+C', 'a', 'c'];
// Until the pointer rests and focus has moved.
const REST_MS = 300;

/**
 * @typedef {object} Scenario
 * @property {number} [nodes] size of a made-up tree
 * @property {string} [shape] or the name of an odd shape
 * @property {boolean} isDelta
 * @property {boolean} [isGraphOnly]
 * @property {boolean} [hasEnumLabels]
 */

/** Opens the page of bundle number `bundle` with the data of a scenario made, not yet mounted. */
export async function openScenario({ browser, pages }, bundle, scenario) {
  const context = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: 1 });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error).slice(0, 300)));
  page.setDefaultTimeout(180_000);
  await page.goto(pages.urlOf(bundle, scenario.isGraphOnly ? GRAPH_ONLY : FULL));
  await page.evaluate((given) => globalThis.bench.prepare(given), scenario);
  return { page, problems, close: () => context.close() };
}

/**
 * One repetition; all times in ms.
 * @param {{ browser: object, pages: object }} bench
 * @param {number} bundle
 * @param {Scenario} scenario
 * @param {{ maxWaitMs: number, hovers?: number, isMountOnly?: boolean, takeShot?: Function }} settings hovers: on how many places the
 *   pointer rests; takeShot(page, moment) is called where a picture may be taken
 */
export async function drivePage(bench, bundle, scenario, settings) {
  const { maxWaitMs, takeShot = async () => undefined } = settings;
  const load = await awaitQuiet(maxWaitMs);
  const { page, problems, close } = await openScenario(bench, bundle, scenario);
  try {
    const mount = await page.evaluate((given) => globalThis.bench.mount(given), scenario);
    await takeShot(page, 'mounted');
    const surface = await page.evaluate(() => globalThis.bench.surface);
    const isIdle = mount.firstPaintMs === undefined || settings.isMountOnly;
    const interactions = isIdle ? {} : await interact(page, surface, { scenario, takeShot, hovers: settings.hovers });
    const heapEndBytes = (await page.evaluate(() => globalThis.bench.heapBytes())) - mount.heapBeforeBytes;
    return { load, mount, hovers: [], zooms: [], keys: [], ...interactions, heapEndBytes, problems };
  } finally {
    await close();
  }
}

async function interact(page, surface, { scenario, takeShot, hovers: count = HOVERS }) {
  const bars = await page.evaluate(() => globalThis.bench.bars());
  const hovers = [];
  for (const { x, y } of hoverPoints(bars, count)) {
    hovers.push(await timed(page, ['mousemove', HOVER_QUIET_MS], () => page.mouse.move(x, y)));
  }
  await page.mouse.move(2, 2);
  if (scenario.isGraphOnly && !surface.isInteractiveAlone) {
    return { hovers };
  }
  const zooms = [];
  for (const step of surface.zoom) {
    const { x, y } = step === 'bar' ? zoomPoint(bars) : await middleOf(page, step);
    await page.mouse.move(x, y);
    await page.waitForTimeout(REST_MS);
    zooms.push(await timed(page, ['click', CLICK_QUIET_MS], () => page.mouse.click(x, y)));
  }
  await takeShot(page, 'zoomed');
  const keys = await typeSearch(page, surface);
  await takeShot(page, 'searched');
  return { hovers, zooms, keys };
}

async function typeSearch(page, surface) {
  const input = page.locator(surface.search).first();
  const keys = [];
  if ((await input.count()) > 0) {
    await input.click();
    await page.waitForTimeout(REST_MS);
    for (const key of KEYS) {
      keys.push(await timed(page, ['keydown', KEY_QUIET_MS], () => page.keyboard.press(key)));
    }
  }
  return keys;
}

async function timed(page, [eventType, quietMs], act) {
  await page.evaluate((type) => globalThis.bench.arm(type), eventType);
  await act();
  return page.evaluate((ms) => globalThis.bench.done(ms), quietMs);
}

async function middleOf(page, text) {
  const element = page.getByText(text, { exact: true }).first();
  await element.waitFor();
  const { x, y, width, height } = await element.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Rows of growth, the widest first: those below the zero line, or all. */
function growthRows({ rows, zeroLineY }) {
  return zeroLineY === undefined ? rows : rows.filter((row) => row.y > zeroLineY);
}

/** Places on bars across the width, further down to the right. */
function hoverPoints(bars, count) {
  const rows = growthRows(bars).slice(1);
  return Array.from({ length: rows.length === 0 ? 0 : count }, (_, index) => {
    const { xs, y } = rows[(index + 1) % rows.length];
    return { x: xs[Math.floor((index / count) * xs.length)], y };
  });
}

/** A bar of the third row, a quarter of the width in, where there is one. */
function zoomPoint(bars) {
  const rows = growthRows(bars);
  const { xs, y } = rows[Math.min(3, rows.length - 1)];
  return { x: xs[Math.floor(xs.length / 4)], y };
}
