// SPDX-License-Identifier: Apache-2.0
// The growth panel alone in a browser, with frames that a test hands over.
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { inRepository } from '../../scripts/repository.mjs';
import { decodePng, type Picture } from './decode-png';
import type { FrameJson } from './growth-frame';
import type { Preview } from './open-preview';
import { graphCanvas, panelBox, panelRoot, tooltip } from './panel-parts';

/** What is left out is as in a panel that nobody touched, 1200 x 640 CSS pixels in the dark theme. */
export interface PanelSetUp {
  /** Id of a theme of Grafana. */
  readonly theme?: string;
  readonly widthCssPx?: number;
  readonly heightCssPx?: number;
  /** How many panels show the frames. */
  readonly count?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
  readonly options?: object;
  readonly fieldConfig?: object;
  /** Dashboard variables. */
  readonly variables?: Readonly<Record<string, string>>;
}

const WIDTH_CSS_PX = 1200;
const HEIGHT_CSS_PX = 640;
/** Room around the panels for the page's own parts. */
const MARGIN_CSS_PX = { width: 60, height: 260 };
const FEW_MS = 100;

/** Opens a page with the panel and waits until it shows the frames. */
export async function openPanel(preview: Preview, frames: readonly object[], setUp: PanelSetUp = {}): Promise<Page> {
  const page = await preview.openPage(hashOf(setUp), async (fresh) => {
    await fresh.setViewportSize(viewportOf(setUp));
    await fresh.emulateMedia({
      reducedMotion: setUp.reducedMotion ?? 'no-preference',
      forcedColors: setUp.forcedColors ?? 'none',
    });
  });
  await page.waitForFunction('window.seepShow !== undefined');
  await showFrames(page, frames, setUp);
  return page;
}

/** Gives the panel of an open page another size and theme, as the edge of a dashboard's panel does when it is dragged. */
export async function resizePanel(
  page: Page,
  setUp: Pick<PanelSetUp, 'theme' | 'widthCssPx' | 'heightCssPx'>
): Promise<void> {
  await page.setViewportSize(viewportOf(setUp));
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, hashOf(setUp));
  await settle(page);
}

function hashOf({
  theme = 'dark',
  widthCssPx = WIDTH_CSS_PX,
  heightCssPx = HEIGHT_CSS_PX,
  count = 1,
}: PanelSetUp): string {
  const fields = { tab: 'panel', theme, width: String(widthCssPx), height: String(heightCssPx), count: String(count) };
  return `#${new URLSearchParams(fields)}`;
}

function viewportOf({ widthCssPx = WIDTH_CSS_PX, heightCssPx = HEIGHT_CSS_PX }: PanelSetUp) {
  return {
    width: Math.max(1000, widthCssPx + MARGIN_CSS_PX.width),
    height: heightCssPx + MARGIN_CSS_PX.height,
  };
}

/** Hands other frames to a page with the panel, as a refresh does, and waits until it shows them. */
export async function showFrames(
  page: Page,
  frames: readonly object[],
  { options, fieldConfig, variables }: PanelSetUp = {}
): Promise<void> {
  // As ASCII text: what lies between here and the page replaces half of a surrogate pair, JSON's escapes pass.
  const text = JSON.stringify({ frames, options, fieldConfig, variables });
  await page.evaluate((json) => window.seepShow?.(JSON.parse(json)), text);
  await panelRoot(page).waitFor();
  await settle(page);
}

/** The frames of a recording of this machine. @throws Error with what the host says when there is none */
export async function readRecordedFrames(preview: Preview, id: string): Promise<FrameJson[]> {
  const response = await fetch(`${preview.url}/recordings/${id}`, { headers: { connection: 'close' } });
  if (!response.ok) {
    throw new Error(`recording ${id}: ${await response.text()}`);
  }
  return response.json();
}

/** Waits until the panel looks the same three times: whatever works in turns, or moves, is done. */
export async function settle(page: Page): Promise<void> {
  let seen: Buffer[] = [];
  while (seen.length < 3) {
    const now = await panelBox(page).screenshot();
    seen = seen.every((before) => before.equals(now)) ? [...seen, now] : [now];
    await page.waitForTimeout(FEW_MS);
  }
}

/** The pixels of the graph's canvas, and whatever lies over it. One CSS pixel is one pixel. */
export async function readGraphPixels(page: Page, panel = 1): Promise<Picture> {
  const canvas = await graphCanvas(page, panel);
  return decodePng(await canvas.screenshot());
}

/** Writes out/screenshots/panel-<name>.png: the first panel with what hangs over its edges. */
export async function screenshotPanel(page: Page, name: string): Promise<void> {
  mkdirSync(inRepository('out', 'screenshots'), { recursive: true });
  const box = await panelBox(page).boundingBox();
  const path = inRepository('out', 'screenshots', `panel-${name}.png`);
  await page.screenshot({ path, ...(box && { clip: box }) });
}

/** Moves the pointer to a point of the graph. @returns what the panel says about it, "" when nothing */
export async function hoverGraph(page: Page, xPx: number, yPx: number): Promise<string> {
  const box = await (await graphCanvas(page)).boundingBox();
  await page.mouse.move((box?.x ?? 0) + xPx, (box?.y ?? 0) + yPx);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return (await tooltip(page).allTextContents()).join(' ');
}
