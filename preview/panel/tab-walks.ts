// SPDX-License-Identifier: Apache-2.0
// Walks to what has no key of its own: by Tab, from outside of the panel. Wherever they end, the focus is still in the panel.
import { expectSoon, type KeyWalk } from '../testing/key-walk';
import { frameGrid, panelRoot, suspectItems } from '../testing/panel-parts';
import { expectGone, type Walk } from './key-walks';

export const TAB_WALKS: ReadonlyArray<readonly [what: string, walk: Walk]> = [
  ['box of several, opened, walked and closed', openMore],
  ['handles of time', slideHandles],
  ['parts of the balance', lightParts],
  ['line of filters', filter],
  ['filters with a name', choosePreset],
  ['way back from a zoom', walkBack],
  ['link to the other picture', followLink],
  ['messages that are dismissed', dismiss],
  ['suspects', pickSuspect],
  ['buttons for export and help', pressButtons],
];

async function openMore(keys: KeyWalk): Promise<void> {
  const field = keys.page.getByRole('combobox', { name: 'Filter frames' });
  await keys.enterGraph();
  await keys.press('ArrowDown', 'ArrowDown', 'End', 'Enter');
  await keys.expectFocus(field);
  const last = await activeOption(keys);
  await keys.press('ArrowUp');
  const before = await activeOption(keys);
  expect([last, before].map((text) => /main\.tiny\d+/.exec(text)?.[0])).toEqual(['main.tiny12', 'main.tiny11']);
  await keys.press('Escape');
  await expectGone(keys.page.getByRole('dialog'));
  await keys.expectFocus(frameGrid(keys.page));
  await keys.press('Enter', 'ArrowUp', 'ArrowUp', 'Enter');
  await expectSoon(() => keys.zoomedTo(), 'main.tiny10');
  await keys.expectFocus(frameGrid(keys.page));
}

/** The row of the open list that is active. */
function activeOption(keys: KeyWalk): Promise<string> {
  return keys.page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent ?? '';
  });
}

async function slideHandles(keys: KeyWalk): Promise<void> {
  const handles = panelRoot(keys.page).getByRole('slider');
  const slide = async (key: string, pair: string) => {
    await keys.press(key);
    await expectSoon(() => keys.pickedPair(), pair);
  };
  await keys.tabTo(handles.first());
  await slide('ArrowRight', '1 5');
  await slide('End', '4 5');
  await slide('ArrowLeft', '3 5');
  await keys.expectFocus(handles.first());
  await keys.tabTo(handles.last());
  await slide('ArrowLeft', '3 4');
  await slide('End', '3 5');
  const auto = panelRoot(keys.page).getByRole('button', { name: 'auto' });
  await keys.tabTo(auto);
  await slide('Enter', '0 5');
  await keys.expectFocus(auto);
}

async function lightParts(keys: KeyWalk): Promise<void> {
  for (const name of [/light what shrank/, /light what grew/]) {
    const part = panelRoot(keys.page).getByRole('button', { name });
    await keys.tabTo(part);
    await keys.press('Enter');
    await expectSoon(() => part.getAttribute('aria-pressed'), 'true');
    await keys.press('Space');
    await expectSoon(() => part.getAttribute('aria-pressed'), 'false');
    await keys.expectFocus(part);
  }
}

async function filter(keys: KeyWalk): Promise<void> {
  const root = panelRoot(keys.page);
  const chips = root.getByRole('list', { name: 'Filters' }).getByRole('listitem');
  const field = root.getByRole('textbox', { name: 'Add a filter' });
  await keys.tabTo(root.getByRole('button', { name: 'Filters' }));
  await keys.press('Enter');
  await keys.expectFocus(field);
  for (const takeAway of ['Delete', 'Enter']) {
    await keys.type('HF:^main\\.tiny');
    await keys.press('Enter');
    await expectSoon(() => chips.count(), 1);
    await keys.expectFocus(field);
    await keys.tabTo(root.getByRole('button', { name: /Remove filter/ }));
    await keys.press(takeAway);
    await expectSoon(() => chips.count(), 0);
    await keys.expectFocus(field);
  }
}

async function choosePreset(keys: KeyWalk): Promise<void> {
  const root = panelRoot(keys.page);
  const presets = root.getByRole('button', { name: 'Presets' });
  await keys.tabTo(root.getByRole('button', { name: 'Filters' }));
  await keys.press('Enter');
  await keys.tabTo(presets);
  await keys.press('Enter');
  await keys.expectFocus(keys.page.getByRole('menuitemcheckbox').first());
  await keys.press('Enter');
  await expectSoon(() => root.getByRole('list', { name: 'Filters' }).getByRole('listitem').count(), 1);
  await keys.expectFocus(presets);
}

async function walkBack(keys: KeyWalk): Promise<void> {
  const path = panelRoot(keys.page).getByRole('navigation', { name: 'Zoomed to' }).getByRole('button');
  await keys.enterGraph();
  await keys.press('ArrowDown', 'ArrowDown', 'Enter');
  await expectSoon(() => keys.zoomedTo(), 'main.leak1');
  await keys.tabTo(path.nth(1));
  await keys.press('Enter');
  await expectSoon(() => keys.zoomedTo(), 'main.main');
  await keys.expectFocus(path.nth(1));
  await keys.tabTo(path.first());
  await keys.press('Enter');
  await expectSoon(() => keys.zoomedTo(), '');
  await keys.expectFocus(frameGrid(keys.page));
}

async function followLink(keys: KeyWalk): Promise<void> {
  const root = panelRoot(keys.page);
  const link = root.getByRole('button', { name: /goroutines here holds/ });
  await keys.enterGraph();
  await keys.press('ArrowDown', 'ArrowDown');
  await keys.tabTo(link);
  await keys.press('Enter');
  await expectSoon(() => root.getByRole('radio', { name: 'Goroutines' }).isChecked(), true);
  await keys.expectFocus(link);
}

async function dismiss(keys: KeyWalk): Promise<void> {
  const said = panelRoot(keys.page).getByRole('button', { name: 'Close' });
  await keys.enterGraph();
  await keys.press('e', 'Enter');
  await keys.tabTo(said);
  await keys.press('Enter');
  await expectGone(said);
  await keys.expectFocus(frameGrid(keys.page));
  const warning = panelRoot(keys.page).getByRole('button', { name: 'Dismiss this warning' });
  await keys.tabTo(warning);
  await keys.press('Enter');
  await expectGone(warning);
  await keys.expectFocus(frameGrid(keys.page));
}

async function pickSuspect(keys: KeyWalk): Promise<void> {
  const second = suspectItems(keys.page).nth(1).getByRole('button');
  await keys.tabTo(second);
  await keys.press('Enter');
  await expectSoon(() => keys.zoomedTo(), 'main.leak2');
  await keys.expectFocus(second);
  await keys.press('Shift+F10');
  await keys.expectFocus(keys.page.getByRole('menuitem', { name: 'Zoom here' }));
  await keys.press('Escape');
  await keys.expectFocus(second);
}

async function pressButtons(keys: KeyWalk): Promise<void> {
  for (const [name, role] of [
    ['Export (e)', 'menu'],
    ['Keys, and how to read this (?)', 'dialog'],
  ] as const) {
    const button = panelRoot(keys.page).getByRole('button', { name });
    await keys.tabTo(button);
    await keys.press('Enter');
    await keys.page.getByRole(role).waitFor();
    await expectSoon(() => keys.isInPanel(), false);
    await keys.press('Escape');
    await expectGone(keys.page.getByRole(role));
    await keys.expectFocus(button);
  }
}
