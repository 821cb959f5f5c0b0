// SPDX-License-Identifier: Apache-2.0
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { BalanceBar } from './BalanceBar';
import type { GrowthPicture } from './data/picture';
import { RetentionToggle } from './RetentionToggle';
import { growthPicture } from './testing/growth-picture';

const MIB = 1_048_576;
const ROWS = [
  { level: 0, label: 'total', before: 100 * MIB, after: 2900 * MIB, standardError: 1.9 * MIB },
  { level: 1, label: 'main.leak', before: 20 * MIB, after: 2850 * MIB },
  { level: 1, label: 'main.fresh', before: 0, after: 40 * MIB },
  { level: 1, label: 'main.old', before: 50 * MIB, after: 0 },
  { level: 1, label: 'main.less', before: 30 * MIB, after: 10 * MIB },
];
const CUSTOM = { beforeUnixMs: 0, afterUnixMs: 27.3 * 60_000 };

function renderBar(picture: GrowthPicture, lit: 'all' | 'new' = 'all') {
  const onLitChange = jest.fn();
  render(<BalanceBar {...{ picture, lit, onLitChange }} />);
  return onLitChange;
}

describe('BalanceBar', () => {
  it('says how many times as much in which time, and how much of it could be noise', () => {
    renderBar(growthPicture(ROWS, CUSTOM));
    expect(screen.getByText('× 29 in 27 min')).toBeInTheDocument();
    expect(screen.getByText('noise ± 1.9 MiB')).toBeInTheDocument();
  });

  it('leaves out what is new and what is gone where nothing is, and writes 0 without a prefix', () => {
    const [total, leak] = ROWS;
    renderBar(growthPicture([total, { ...leak, before: 100 * MIB, after: 2900 * MIB }]));
    expect(screen.getByText('+2,800.0 MiB grown')).toBeInTheDocument();
    expect(screen.getByText('nothing shrunk')).toBeInTheDocument();
  });

  it('says 0 B where nothing was there before', () => {
    renderBar(
      growthPicture([
        { ...ROWS[0], before: 0 },
        { ...ROWS[1], before: 0, after: 2900 * MIB },
      ])
    );
    expect(screen.getByText('0 B before')).toBeInTheDocument();
  });

  it('says nothing of noise for exact counts, nor of a time that is not known', () => {
    renderBar(growthPicture(ROWS.map((row) => ({ ...row, standardError: 0 }))));
    expect(screen.getByText('× 29')).toBeInTheDocument();
    expect(screen.queryByText(/noise/)).not.toBeInTheDocument();
  });

  it('has a filter for every part, by pointer and by key, that a second press takes away', async () => {
    const user = userEvent.setup();
    const onLitChange = renderBar(growthPicture(ROWS, CUSTOM), 'new');
    const names = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual([
      '30.0 MiB as before: light all frames',
      '20.0 MiB shrunk: light what shrank',
      '50.0 MiB gone: light what is gone',
      '2,830.0 MiB grown: light what grew',
      '40.0 MiB new: light what is new',
    ]);
    expect(screen.getAllByRole('button', { pressed: true })).toEqual([screen.getByRole('button', { name: /new/ })]);
    await user.click(screen.getByRole('button', { name: /gone/ }));
    await user.tab();
    await user.keyboard('{Enter}');
    await user.tab();
    await user.keyboard('{Enter}');
    expect(onLitChange.mock.calls.flat()).toEqual(['gone', 'grown', 'all']);
  });
});

describe('RetentionToggle', () => {
  it('switches, and says in which state it is', async () => {
    const user = userEvent.setup();
    const onChange = jest.fn();
    const picture = growthPicture(ROWS.map((row) => ({ ...row, kept: 0.5 })));
    render(<RetentionToggle {...{ picture, onChange, fill: 'evidence' }} />);
    await user.click(screen.getByRole('button', { name: 'Retention', pressed: false }));
    expect(onChange).toHaveBeenCalledWith('kept');
  });

  it('is out of order where the data does not know, and still says why', async () => {
    const user = userEvent.setup();
    const onChange = jest.fn();
    render(<RetentionToggle {...{ picture: growthPicture(ROWS), onChange, fill: 'kept' }} />);
    const button = screen.getByRole('button', { name: 'Retention', pressed: false });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.click(button);
    expect(onChange).not.toHaveBeenCalled();
    expect(await screen.findByText(/the data does not say how much was allocated/)).toBeInTheDocument();
  });
});
