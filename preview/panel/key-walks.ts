// SPDX-License-Identifier: Apache-2.0
// One walk for each key that the panel lists. Each begins in the graph, with nothing chosen.
import type { Locator } from 'playwright-core';
import { expectSoon, type KeyWalk } from '../testing/key-walk';
import { frameGrid, panelRoot, suspectItems } from '../testing/panel-parts';

export type Walk = (keys: KeyWalk) => Promise<void>;

/** By keys as the panel's own list has them, which the walk has to press. */
export const WALKS: ReadonlyArray<readonly [symbols: readonly string[], walk: Walk]> = [
  [['↓', '↑'], walkVertically],
  [['←', '→', 'Home', 'End'], walkSideways],
  [['Enter', 'Backspace', 'Esc'], zoom],
  [['1', '2', '3', '4', '5', '6', '7', '8', '9'], goToSuspects],
  [['Shift F10'], openMenu],
  [['g', 'a', 'u'], chooseMode],
  [['Space'], blink],
  [['r'], colourByKept],
  [['w'], colourByWaits],
  [['n'], normalise],
  [['m'], onlyOwnCode],
  [['f'], followToNext],
  [['[', ']', '{', '}'], movePair],
  [['/'], search],
  [['e'], exportFiles],
  [['?'], readHelp],
];

async function walkVertically(keys: KeyWalk): Promise<void> {
  const expectSide = (sign: 'plus' | 'minus') =>
    expectSoon(async () => (await keys.activeSentence()).startsWith(`total, ${sign}`), true);
  await expectSide('plus');
  await stepTo(keys, 'ArrowDown', 'main.main');
  await stepTo(keys, 'ArrowDown', 'main.leak1');
  await stepTo(keys, 'ArrowUp', 'main.main');
  await keys.press('ArrowUp');
  await expectSide('plus');
  await keys.press('ArrowUp');
  await expectSide('minus');
  await stepTo(keys, 'ArrowUp', 'main.vanish');
  await stepTo(keys, 'ArrowDown', 'total');
  await keys.press('ArrowDown');
  await expectSide('plus');
}

async function walkSideways(keys: KeyWalk): Promise<void> {
  await keys.press('ArrowDown', 'ArrowDown');
  await stepTo(keys, 'ArrowRight', 'main.leak2');
  await stepTo(keys, 'ArrowLeft', 'main.leak1');
  await stepTo(keys, 'End', 'main.tiny12');
  await stepTo(keys, 'Home', 'total');
}

async function zoom(keys: KeyWalk): Promise<void> {
  await keys.press('ArrowDown', 'ArrowDown', 'Enter');
  await expectSoon(() => keys.zoomedTo(), 'main.leak1');
  await keys.press('Backspace');
  await expectSoon(() => keys.zoomedTo(), 'main.main');
  await keys.press('Escape');
  await expectSoon(() => keys.zoomedTo(), '');
  expect(await keys.activeFrame()).toBe('main.leak1');
}

async function goToSuspects(keys: KeyWalk): Promise<void> {
  await suspectItems(keys.page).first().waitFor();
  for (let rank = 1; rank <= 9; rank++) {
    await keys.press(String(rank));
    await expectSoon(() => keys.zoomedTo(), `main.leak${rank}`);
    expect(await keys.activeFrame()).toBe(`main.leak${rank}`);
  }
}

async function openMenu(keys: KeyWalk): Promise<void> {
  const item = (name: string) => keys.page.getByRole('menuitem', { name });
  await keys.press('ArrowDown', 'ArrowDown', 'Shift+F10');
  await keys.expectFocus(item('Zoom here'));
  await keys.press('ArrowDown');
  await keys.expectFocus(item('Search this function'));
  await keys.press('ArrowDown', 'ArrowUp', 'Enter');
  await expectSoon(() => searchField(keys).inputValue(), 'main.leak1');
  await keys.expectFocus(frameGrid(keys.page));
  await keys.press('Shift+F10');
  await keys.expectFocus(item('Zoom here'));
  await keys.press('Escape');
  await expectGone(keys.page.getByRole('menu'));
  await keys.expectFocus(frameGrid(keys.page));
}

async function chooseMode(keys: KeyWalk): Promise<void> {
  for (const [key, name] of [
    ['u', 'Union'],
    ['a', 'After'],
    ['g', 'Growth'],
  ] as const) {
    await keys.press(key);
    await expectChecked(keys, name);
  }
}

async function blink(keys: KeyWalk): Promise<void> {
  const phase = keys.page.getByTestId('seep-blink');
  await keys.press('u');
  await expectChecked(keys, 'Union');
  await keys.hold('Space', async () => {
    await phase.filter({ hasText: 'before' }).waitFor();
    await phase.filter({ hasText: 'after' }).waitFor();
  });
  await expectGone(phase);
}

async function colourByKept(keys: KeyWalk): Promise<void> {
  const toggle = panelRoot(keys.page).getByRole('button', { name: 'Retention' });
  await keys.press('r');
  await expectSoon(() => toggle.getAttribute('aria-pressed'), 'true');
  await keys.press('r');
  await expectSoon(() => toggle.getAttribute('aria-pressed'), 'false');
}

async function colourByWaits(keys: KeyWalk): Promise<void> {
  // In the legend: rows of the graph have no glyphs.
  const reason = panelRoot(keys.page).getByText(/^← /);
  await keys.press('f');
  await expectChecked(keys, 'Goroutines');
  await expectGone(reason);
  await keys.press('w');
  await reason.waitFor();
  await keys.press('w');
  await expectGone(reason);
}

async function normalise(keys: KeyWalk): Promise<void> {
  const share = panelRoot(keys.page).getByText('Normalised (share)', { exact: true });
  await keys.press('n');
  await share.waitFor();
  await keys.press('n');
  await expectGone(share);
}

async function onlyOwnCode(keys: KeyWalk): Promise<void> {
  const chips = panelRoot(keys.page).getByRole('list', { name: 'Filters' }).getByRole('listitem');
  await keys.press('m');
  await expectSoon(() => chips.count(), 1);
  await keys.press('m');
  await expectSoon(() => chips.count(), 0);
  await keys.expectFocus(frameGrid(keys.page));
}

async function followToNext(keys: KeyWalk): Promise<void> {
  await keys.press('f');
  await expectChecked(keys, 'Goroutines');
  await keys.press('f');
  await expectChecked(keys, 'Heap');
  await keys.expectFocus(frameGrid(keys.page));
}

async function movePair(keys: KeyWalk): Promise<void> {
  for (const [key, pair] of [
    [']', '1 5'],
    ['[', '0 5'],
    ['{', '0 4'],
    ['}', '0 5'],
  ] as const) {
    await keys.press(key);
    await expectSoon(() => keys.pickedPair(), pair);
  }
  await keys.expectFocus(frameGrid(keys.page));
}

async function search(keys: KeyWalk): Promise<void> {
  await keys.press('/');
  await keys.expectFocus(searchField(keys));
  // In a field they are text.
  await keys.type('leak3/g?');
  await expectSoon(() => searchField(keys).inputValue(), 'leak3/g?');
  await keys.press('Escape');
  await expectSoon(() => searchField(keys).inputValue(), '');
  // From elsewhere in the panel too.
  await keys.tabTo(suspectItems(keys.page).first().getByRole('button'));
  await keys.press('/');
  await keys.expectFocus(searchField(keys));
}

async function exportFiles(keys: KeyWalk): Promise<void> {
  const save = async (wanted: RegExp, ...way: string[]) => {
    await keys.press('e');
    await keys.expectFocus(keys.page.getByRole('menuitem').first());
    const download = keys.page.waitForEvent('download');
    await keys.press(...way, 'Enter');
    expect((await download).suggestedFilename()).toMatch(wanted);
    await keys.expectFocus(frameGrid(keys.page));
  };
  await save(/\.pb\.gz$/);
  await save(/\.svg$/, 'ArrowDown', 'ArrowDown');
}

async function readHelp(keys: KeyWalk): Promise<void> {
  const dialog = keys.page.getByRole('dialog');
  await keys.press('?');
  await dialog.waitFor();
  await keys.press('Escape');
  await expectGone(dialog);
  await keys.expectFocus(frameGrid(keys.page));
}

async function stepTo(keys: KeyWalk, key: string, frame: string): Promise<void> {
  await keys.press(key);
  await expectSoon(() => keys.activeFrame(), frame);
}

function searchField(keys: KeyWalk): Locator {
  return panelRoot(keys.page).getByRole('textbox', { name: 'Search functions' });
}

async function expectChecked(keys: KeyWalk, name: string): Promise<void> {
  await expectSoon(() => panelRoot(keys.page).getByRole('radio', { name, exact: true }).isChecked(), true);
}

/** Waits until there is none. */
export async function expectGone(what: Locator): Promise<void> {
  await expectSoon(() => what.count(), 0);
}
