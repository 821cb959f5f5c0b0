// SPDX-License-Identifier: Apache-2.0
// A user without a pointer, on a page with the growth panel.
import type { Locator, Page } from 'playwright-core';
import { frameGrid, panelRoot } from './panel-parts';

const WAIT_MS = 5_000;
const MOST_TABS = 200;

/** Symbols of the panel's own list of keys, by the name that a browser has for a key. */
const SYMBOL_OF_KEY: Readonly<Record<string, string>> = {
  ...{ ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→' },
  ...{ Escape: 'Esc', 'Shift+F10': 'Shift F10' },
};

export class KeyWalk {
  /** Symbols of the keys so far. */
  readonly pressed = new Set<string>();

  constructor(readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.pressed.add(SYMBOL_OF_KEY[key] ?? key);
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Keeps a key down while `body` runs. */
  async hold(key: string, body: () => Promise<void>): Promise<void> {
    this.pressed.add(key);
    await this.page.keyboard.down(key);
    await body();
    await this.page.keyboard.up(key);
  }

  /** Tabs, from wherever the focus is, until an element has it. @throws Error when it is no tab stop */
  async tabTo(wanted: Locator): Promise<void> {
    await wanted.first().waitFor({ state: 'attached', timeout: WAIT_MS });
    for (let tab = 0; tab < MOST_TABS; tab++) {
      if (await hasFocus(wanted)) {
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not come to ${wanted}`);
  }

  /** The graph, by Tab. */
  async enterGraph(): Promise<void> {
    await this.tabTo(frameGrid(this.page));
  }

  /** What is said of the frame that the graph has in focus, "" while the graph has not the focus. */
  activeSentence(): Promise<string> {
    return frameGrid(this.page).evaluate((grid) => {
      const row = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
      const isActive = document.activeElement === grid && row?.ariaSelected === 'true';
      return isActive ? (row?.ariaLabel ?? '') : '';
    });
  }

  /** Name of that frame. */
  async activeFrame(): Promise<string> {
    return (await this.activeSentence()).split(',')[0] ?? '';
  }

  /** What the panel says it is zoomed to, "" for nothing. */
  async zoomedTo(): Promise<string> {
    const said = panelRoot(this.page)
      .getByRole('status')
      .filter({ hasText: /^Zoomed to/ });
    const [text = ''] = await said.allTextContents();
    return /^Zoomed to ([^,]*)/.exec(text)?.[1] ?? '';
  }

  /** Indexes of before and after among the captures, such as "0 5". */
  async pickedPair(): Promise<string> {
    const handles = await panelRoot(this.page).getByRole('slider').all();
    return (await Promise.all(handles.map((handle) => handle.getAttribute('aria-valuenow')))).join(' ');
  }

  isInPanel(): Promise<boolean> {
    return panelRoot(this.page).evaluate((root) => root.contains(document.activeElement));
  }

  /** Waits until the element has the focus. */
  async expectFocus(wanted: Locator): Promise<void> {
    await expectSoon(() => hasFocus(wanted), true);
  }
}

/** Waits until what is read is what is wanted. */
export async function expectSoon<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const endMs = Date.now() + WAIT_MS;
  let seen = await read();
  while (!Object.is(seen, wanted) && Date.now() < endMs) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    seen = await read();
  }
  expect(seen).toBe(wanted);
}

async function hasFocus(wanted: Locator): Promise<boolean> {
  return (await wanted.count()) > 0 && wanted.first().evaluate((element) => element === document.activeElement);
}
