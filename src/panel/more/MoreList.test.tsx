// SPDX-License-Identifier: Apache-2.0
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { childrenOf } from '#pkg/flame';
import { drawingOf } from '../graph/drawing';
import { growthPicture } from '../testing/growth-picture';
import type { MoreTarget } from './more-frames';
import { MoreList } from './MoreList';

const HOSTILE = ['<img src=x onerror=alert(1)>', '\u202egnp.exe', '', '🦉', 'x'.repeat(10_000)];

function targetOf(names: readonly string[], chosen?: number): MoreTarget {
  const rows = names.map((label, at) => ({ level: 2, label, before: 0, after: 2 * names.length - at }));
  const sum = rows.reduce((total, { after }) => total + after, 0);
  const picture = growthPicture([
    { level: 0, label: 'total', before: 0, after: sum },
    { level: 1, label: 'github.com/acme/shop/cart.Fill', before: 0, after: sum },
    ...rows,
  ]);
  const drawing = drawingOf(picture, 'growth');
  const nodes = childrenOf(drawing.sides[0], 1);
  return { drawing, node: 1, side: 0, position: { x: 5000, y: 10 }, nodes, chosen };
}

/** A button that opens the list. */
function Opener({ target, onPick }: { readonly target: MoreTarget; readonly onPick: (node: number) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button onClick={() => setIsOpen(true)}>open</button>
      {isOpen && <MoreList {...{ target, onPick }} onClose={() => setIsOpen(false)} />}
    </>
  );
}

async function openList(target: MoreTarget) {
  const user = userEvent.setup();
  const onPick = jest.fn();
  render(<Opener {...{ target, onPick }} />);
  await user.click(screen.getByRole('button', { name: 'open' }));
  return { user, onPick, filter: screen.getByRole('combobox', { name: 'Filter frames' }) };
}

const MANY = Array.from({ length: 3000 }, (_, n) => `main.f${n}`);

describe('MoreList', () => {
  it('lists the frames with amount and share, the largest first, and makes only those in sight', async () => {
    const { filter } = await openList(targetOf(MANY));
    expect(screen.getByRole('dialog')).toHaveAccessibleName('3000 frames below cart.Fill, +12.9 MiB in all');
    const options = screen.getAllByRole('option');
    expect(options.length).toBeLessThan(40);
    expect(options[0]).toHaveTextContent(/^main\.f0\+5\.9 KiB<0\.1 %$/);
    expect(options[0]).toHaveAttribute('aria-setsize', '3000');
    expect(filter).toHaveFocus();
    expect(filter).toHaveAttribute('aria-activedescendant', options[0].id);
  });

  it('filters by what is typed, walks by arrows and picks by Enter', async () => {
    const target = targetOf(MANY);
    const { user, onPick } = await openList(target);
    await user.keyboard('F299');
    expect(screen.getAllByRole('option').map((option) => option.title)).toEqual([
      'main.f299',
      ...Array.from({ length: 10 }, (_, n) => `main.f299${n}`),
    ]);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(screen.getByRole('option', { selected: true })).toHaveAttribute('title', 'main.f2990');
    await user.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledWith(target.nodes[2990]);
    await user.keyboard('nothing');
    expect(screen.getByText('No frame has this in its name.')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledTimes(1);
  });

  it('starts at the frame that it was opened from', async () => {
    const target = targetOf(MANY);
    await openList({ ...target, chosen: target.nodes[3] });
    expect(screen.getByRole('option', { selected: true })).toHaveAttribute('title', 'main.f3');
  });

  it('keeps the focus until it is closed, and gives it back', async () => {
    const { user, filter } = await openList(targetOf(['a', 'b']));
    await user.tab();
    expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
    await user.tab();
    expect(filter).toHaveFocus();
    await user.tab({ shift: true });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'open' })).toHaveFocus();
  });

  it('closes on a click elsewhere, and picks on a click', async () => {
    const target = targetOf(['a', 'b']);
    const { user, onPick } = await openList(target);
    await user.click(screen.getByRole('option', { name: /^b/ }));
    expect(onPick).toHaveBeenCalledWith(target.nodes[1]);
    await user.click(document.body);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('shows names as text, whatever they hold', async () => {
    await openList(targetOf(HOSTILE));
    expect(screen.getAllByRole('option').map((option) => option.title)).toEqual(HOSTILE);
    expect(document.querySelector('[role=dialog] img')).toBeNull();
  });
});
