// SPDX-License-Identifier: Apache-2.0
// The list as a user meets it: what stands in a row, in which order, and what is said instead of a row.
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { buildDeltaTree } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import { frameDetailsOf } from '../data/frame-details';
import type { GrowthPicture } from '../data/growth-model';
import type { SuspectRow } from '../data/suspect-row';
import { pictureOfTree } from '../testing/picture-of-tree';
import { Suspects } from './Suspects';

const UNKNOWN: SuspectRow = {
  ...{ rank: 1, function: 'main.put', leaf: '', file: '', line1: 0, growth: 0, share: 0, node: 1 },
  ...{ score: NaN, growthPerHour: NaN, rises: NaN, kept: NaN, standardErrors: NaN, proven: 0, history: [] },
};
const LEAK: SuspectRow = {
  ...UNKNOWN,
  ...{ function: 'github.com/acme/shop/cart.leakSubstring', leaf: 'strings.(*Builder).grow', node: 1 },
  ...{ file: '/src/shop/cart/x.go', line1: 88, growth: 385 * 2 ** 20, share: 0.34, rises: 7, kept: 0.99, score: 40 },
  ...{ standardErrors: 21.4, history: [1, 2, 5, 9] },
};
const CACHE: SuspectRow = {
  ...UNKNOWN,
  ...{ rank: 2, function: 'main.fill', growth: 2 ** 20, share: 0.001, node: 2, kept: 0.5, score: 90 },
  ...{ standardErrors: Infinity, history: [3] },
};

function pictureOf(rows: readonly SuspectRow[], belowNoise = 0, isRanked = true): GrowthPicture {
  const tree = { ...buildDeltaTree(stacksFromText('main.put 1'), stacksFromText('main.put 5')), unit: 'bytes' };
  return pictureOfTree(tree, {
    suspects: { isRanked, rows, belowNoise, hinges: new Set(), steps: 7 },
    details: {
      ...frameDetailsOf({ fields: [], length: 0 }),
      beforeUnixMs: Date.UTC(2026, 7, 1, 10),
      afterUnixMs: Date.UTC(2026, 7, 1, 10, 27),
    },
  });
}

function show(picture: GrowthPicture, changes: { widthCssPx?: number; focusNode?: number } = {}) {
  const onPick = jest.fn();
  const room = { widthCssPx: 1200, heightCssPx: 300, focusNode: 0, ...changes };
  render(<Suspects picture={picture} {...room} onPick={onPick} />);
  return { onPick, rows: screen.queryAllByRole('listitem').map((item) => within(item).getByRole('button')) };
}

describe('Suspects', () => {
  it('has a column for each thing that is known where there is room, and nothing in the place of what is not', () => {
    const { rows } = show(pictureOf([LEAK, CACHE]));
    expect(rows.map((row) => row.textContent)).toEqual([
      '1cart.leakSubstring ← strings.(*Builder).grow+385.0 MiB34 %7/7 up14.3 MiB/minkept 99 %z=21score 40x.go:88',
      '2main.fill+1.0 MiB0.1 %37.9 KiB/minkept 50 %score 90',
    ]);
    expect(rows[0]).toHaveAttribute(
      'title',
      'github.com/acme/shop/cart.leakSubstring ← strings.(*Builder).grow\n/src/shop/cart/x.go:88\n' +
        '+385.0 MiB, 34 %, 7/7 up, 14.3 MiB/min, kept 99 %, z=21, score 40'
    );
    expect(screen.getAllByTestId('seep-history')).toHaveLength(1);
  });

  it('puts what is known under the name beside a graph', () => {
    const { rows } = show(pictureOf([LEAK]), { widthCssPx: 320 });
    expect(rows[0]).toHaveTextContent(
      '1cart.leakSubstring+385.0 MiB34 % · 7/7 up · in strings.(*Builder).grow · 14.3 MiB/min · kept 99 % · z=21 · score 40 · x.go:88'
    );
  });

  it('has the leaf beside the hinge where both fit, below it where they do not', () => {
    const names = { function: 'main.put', leaf: 'bytes.growSlice' };
    const { rows } = show(
      pictureOf([
        { ...LEAK, ...names },
        { ...LEAK, ...names, rank: 2, leaf: 'x'.repeat(30) },
      ]),
      {
        widthCssPx: 320,
      }
    );
    expect(rows[0]).toHaveTextContent('1main.put ← bytes.growSlice+385.0 MiB34 % · 7/7 up · 14.3 MiB/min');
    expect(rows[1]).toHaveTextContent('2main.put+385.0 MiB34 % · 7/7 up · in xxx');
  });

  it('shows what has no name, and what is no text, as the graph does', () => {
    const { rows } = show(pictureOf([{ ...LEAK, function: '', leaf: 'lone.\ud800half' }]));
    expect(rows[0]).toHaveTextContent(/^1\[unknown\] ← \u2068lone\.\ufffdhalf\u2069\+/);
  });

  it('drops columns from the end as it gets narrow, and what no row knows', () => {
    show(pictureOf([{ ...LEAK, score: NaN }]), { widthCssPx: 600 });
    expect(screen.getByRole('button', { name: /leakSubstring/ }).textContent).toBe(
      '1cart.leakSubstring ← strings.(*Builder).grow+385.0 MiB34 %7/7 upkept 99 %'
    );
  });

  it('says what is proven, and marks the one that the graph shows', () => {
    const { rows } = show(pictureOf([{ ...LEAK, proven: 4168 }, CACHE]), { focusNode: 2 });
    expect(rows[0]).toHaveTextContent('4,168 proven');
    expect(rows[1]).not.toHaveTextContent('proven');
    expect(rows.map((row) => row.getAttribute('aria-current'))).toEqual(['false', 'true']);
  });

  it('picks by click and by key, and sorts by what is known', async () => {
    const user = userEvent.setup();
    const { onPick, rows } = show(pictureOf([LEAK, CACHE]));
    await user.click(rows[1]);
    expect(onPick).toHaveBeenLastCalledWith(2);
    rows[0].focus();
    await user.keyboard('{Enter}');
    expect(onPick).toHaveBeenLastCalledWith(1);
    const orders = within(screen.getByRole('group', { name: 'Sort suspects by' })).getAllByRole('button');
    expect(orders.map((order) => order.textContent)).toEqual(['growth', 'score', 'kept']);
    const ranks = () => screen.getAllByRole('listitem').map((item) => item.textContent?.slice(0, 1));
    await user.click(orders[1]);
    expect(ranks()).toEqual(['2', '1']);
    expect(orders.map((order) => order.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false']);
    await user.click(orders[2]);
    expect(ranks()).toEqual(['1', '2']);
  });

  it('offers no order that nothing is known for', () => {
    show(pictureOf([UNKNOWN]));
    expect(screen.queryByRole('group')).not.toBeInTheDocument();
  });

  it.each([
    ['more places are noise', pictureOf([CACHE], 3), '3 more are within sampling noise.'],
    ['one more place is noise', pictureOf([CACHE], 1), '1 more is within sampling noise.'],
    ['all of it is noise', pictureOf([], 3), 'What grew is within sampling noise: 3 places.'],
    ['the one place is noise', pictureOf([], 1), 'What grew is within sampling noise: 1 place.'],
    ['it still looks', pictureOf([], 0, false), 'Looking for suspects…'],
    ['there is none', pictureOf([]), 'No suspects: what grew in one place shrank in another of the same function.'],
  ])('says so when %s', (_, picture, text) => {
    show(picture);
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('shows names as text, whatever they hold', () => {
    const name = '<img src=x onerror=alert(1)>';
    show(pictureOf([{ ...LEAK, function: name, leaf: '\u202egnp.exe' }]));
    expect(screen.getByRole('button', { name: /<img/ })).toHaveAttribute('title', expect.stringContaining(name));
    expect(document.querySelector('img')).toBeNull();
  });
});
