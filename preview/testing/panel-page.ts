// SPDX-License-Identifier: Apache-2.0
// The growth panel alone in a browser, with frames that a test hands over.
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { inRepository } from '../../scripts/repository.mjs';
import { decodePng, type Picture } from './decode-png';
import type { FrameJson } from './growth-frame';
import type { Preview } from './open-preview';
import { graphCanvas, panelBox, panelRoot } from './panel-parts';

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

/** Room around the panels for the page's own parts. */
const MARGIN_CSS_PX = { width: 60, height: 260 };
const FEW_MS = 100;

/** Opens a page with the panel and waits until it shows the frames. */
export async function openPanel(preview: Preview, frames: readonly object[], setUp: PanelSetUp = {}): Promise<Page> {
  const { theme = 'dark', widthCssPx = 1200, heightCssPx = 640, count = 1 } = setUp;
  const fields = { tab: 'panel', theme, width: String(widthCssPx), height: String(heightCssPx), count: String(count) };
  const page = await preview.openPage(`#${new URLSearchParams(fields)}`, async (fresh) => {
    await fresh.setViewportSize({
      width: Math.max(1000, widthCssPx + MARGIN_CSS_PX.width),
      height: heightCssPx + MARGIN_CSS_PX.height,
    });
    await fresh.emulateMedia({
      reducedMotion: setUp.reducedMotion ?? 'no-preference',
      forcedColors: setUp.forcedColors ?? 'none',
    });
  });
  await page.waitForFunction('window.seepShow !== undefined');
  await showFrames(page, frames, setUp);
  return page;
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
