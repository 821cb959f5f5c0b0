// SPDX-License-Identifier: Apache-2.0
// Where the parts of the growth panel are on the page: the only file of the tests that knows.
import type { Locator, Page } from 'playwright-core';

/** The box that the panel was given, 1-based. */
export function panelBox(page: Page, panel = 1): Locator {
  return page.getByRole('region', { name: `Panel ${panel}`, exact: true });
}

/** What the panel put into its box, once it has a picture to show. */
export function panelRoot(page: Page, panel = 1): Locator {
  return panelBox(page, panel).getByTestId('seep-growth-panel');
}

/** The graph: of several canvases the largest one. Marks it, so that it is found again however the panel changes. */
export async function graphCanvas(page: Page, panel = 1): Promise<Locator> {
  const root = panelRoot(page, panel);
  await root.locator('canvas').first().waitFor();
  await root.evaluate((element) => {
    const area = (canvas: HTMLCanvasElement) => canvas.clientWidth * canvas.clientHeight;
    const canvases = [...element.querySelectorAll('canvas')].sort((one, other) => area(other) - area(one));
    canvases.forEach((canvas, at) => canvas.toggleAttribute('data-largest', at === 0));
  });
  return root.locator('canvas[data-largest]');
}

/** What the panel says about the box under the pointer. */
export function tooltip(page: Page): Locator {
  return page.getByTestId('seep-tooltip');
}
