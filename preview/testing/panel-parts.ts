// SPDX-License-Identifier: Apache-2.0
// Where the parts of the growth panel are on the page: the only file of the tests that knows.
import type { ElementHandle, Locator, Page } from 'playwright-core';

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

/** The list of suspects. */
export function suspectItems(page: Page): Locator {
  return panelRoot(page).getByRole('listitem');
}

/** The frames as rows for keyboards and screen readers: what has the focus while keys walk the graph. */
export function frameGrid(page: Page): Locator {
  return panelRoot(page).getByRole('treegrid');
}

/** What scrolls the graph: the nearest ancestor of its canvas that can. */
export async function graphScroller(page: Page): Promise<ElementHandle<HTMLElement>> {
  const canvas = await graphCanvas(page);
  const handle = await canvas.evaluateHandle((element) => {
    let scroller = element.parentElement;
    while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) {
      scroller = scroller.parentElement;
    }
    return scroller;
  });
  const scroller = handle.asElement();
  if (!scroller) {
    throw new Error('nothing around the graph scrolls');
  }
  return scroller;
}
