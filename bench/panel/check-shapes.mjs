// SPDX-License-Identifier: Apache-2.0
// The odd shapes in the browser: are they drawn, can one scroll to the last row, are the numbers right, does no task block the page?
import { openScenario } from './drive-page.mjs';
import { ODD_SHAPES } from './odd-shapes.mjs';

const QUIET_MS = 400;
const TOOLTIP_MS = 200;
/** From here on a task makes a page stutter, and Chromium reports it. */
export const LONG_TASK_MS = 50;

/**
 * @typedef {object} ShapeResult
 * @property {string} title
 * @property {string} side
 * @property {Array<{ what: string, isRight: boolean, found: string }>} checks
 */

/**
 * Checks one shape on one side.
 * @param {{ browser: object, pages: object, sides: readonly string[] }} bench
 * @returns {Promise<ShapeResult>}
 */
export async function checkShape(bench, bundle, shape, shotsFolder) {
  const { title, rows, texts, lastRowText } = ODD_SHAPES[shape];
  const scenario = { shape, isDelta: true };
  const { page, problems, close } = await openScenario(bench, bundle, scenario);
  const side = bench.sides[bundle];
  try {
    const mount = await page.evaluate((given) => globalThis.bench.mount(given), scenario);
    const rowHeightCssPx = await page.evaluate(() => globalThis.bench.surface.rowHeightCssPx);
    const first = await page.evaluate(() => globalThis.bench.bars());
    const wholeText = await page.evaluate(() => globalThis.bench.text());
    await page.evaluate(() => globalThis.bench.arm('wheel'));
    await page.mouse.wheel(0, 1);
    const scrolled = await page.evaluate(() => globalThis.bench.scrollToEnd());
    const { longestTaskMs } = await page.evaluate((ms) => globalThis.bench.done(ms), QUIET_MS);
    const last = await page.evaluate(() => globalThis.bench.bars());
    const hovered = await hoverLastRow(page, last);
    if (shotsFolder !== undefined) {
      await page.screenshot({ path: `${shotsFolder}/panel-${side}-${shape}.png` });
    }
    const longest = Math.max(longestTaskMs, hovered.longestTaskMs, mount.longestAfterPaintMs);
    return {
      title,
      side,
      checks: [
        { what: 'drawn', isRight: first.rows.length > 0, found: `${first.rows.length} rows on screen` },
        reachCheck({ rows, rowHeightCssPx, scrolled, last }),
        textCheck('exact', texts, wholeText),
        textCheck('last row', [lastRowText], hovered.text),
        taskCheck('tasks while mounting', Math.max(mount.longestUntilPaintMs, mount.longestAfterPaintMs)),
        taskCheck('tasks later', longest),
        { what: 'no error', isRight: problems.length === 0, found: problems.join('; ') || 'none' },
      ],
    };
  } finally {
    await close();
  }
}

async function hoverLastRow(page, { rows }) {
  const row = rows.at(-1);
  if (row === undefined) {
    return { text: '', longestTaskMs: 0 };
  }
  await page.evaluate(() => globalThis.bench.arm('mousemove'));
  await page.mouse.move(row.xs[Math.floor(row.xs.length / 2)], row.y);
  await page.waitForTimeout(TOOLTIP_MS);
  const { longestTaskMs } = await page.evaluate((ms) => globalThis.bench.done(ms), QUIET_MS);
  return { text: await page.evaluate(() => globalThis.bench.text()), longestTaskMs };
}

function reachCheck({ rows, rowHeightCssPx, scrolled, last }) {
  const heightCssPx = scrolled?.scrollHeightCssPx ?? 0;
  const isHighEnough = heightCssPx >= rows * rowHeightCssPx || (scrolled === undefined && last.rows.length >= rows);
  const found =
    scrolled === undefined ? `${last.rows.length} rows, nothing to scroll` : `${heightCssPx} px, ${rows} rows wanted`;
  return { what: 'scrolls to the last row', isRight: isHighEnough && last.rows.length > 0, found };
}

function textCheck(what, patterns, text) {
  const missing = patterns.filter((pattern) => !pattern.test(text));
  return {
    what,
    isRight: missing.length === 0,
    found: missing.length === 0 ? 'as wanted' : `no ${missing.join(', ')}`,
  };
}

function taskCheck(what, longestMs) {
  const found = longestMs < LONG_TASK_MS ? `< ${LONG_TASK_MS} ms` : `${Math.round(longestMs)} ms`;
  return { what, isRight: longestMs <= LONG_TASK_MS, found };
}
