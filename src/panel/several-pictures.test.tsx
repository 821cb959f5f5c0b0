// SPDX-License-Identifier: Apache-2.0
// Panels with more than one thing to draw, by keys and by the accessible tree.
import { createDataFrame } from '@grafana/data';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { GrowthPanel } from './GrowthPanel';
import { deltaFrame } from './testing/delta-frame';
import { panelProps } from './testing/panel-props';
import { renderPanel } from './testing/render-panel';
import { GOROUTINES_TYPE, HEAP_TYPE } from './testing/profile-types';

const HEAP = deltaFrame(
  [
    [0, 'total', 0, 0],
    [1, 'main.worker', 1024, 11_264],
  ],
  { custom: { profileType: HEAP_TYPE } }
);
const GOROUTINES = deltaFrame(
  [
    [0, 'total', 0, 0],
    [1, 'main.start', 0, 0],
    [2, 'main.worker', 0, 0],
    [3, 'runtime.chansend1', 0, 0],
    [4, 'runtime.chansend', 0, 5],
  ],
  { unit: 'short', custom: { profileType: GOROUTINES_TYPE } }
);

describe('GrowthPanel with several pictures', () => {
  it('follows a function from the heap to its goroutines, and says what they hold and wait for', async () => {
    const user = userEvent.setup();
    await renderPanel(panelProps([HEAP, GOROUTINES]));
    expect(screen.getByRole('radio', { name: 'Heap' })).toBeChecked();
    act(() => screen.getByTestId('seep-growth-panel').querySelector<HTMLElement>('[role^="tree"]')?.focus());
    await user.keyboard('{ArrowDown}');
    const link = 'each of +5 goroutines here holds 2.0 KiB more';
    expect(await screen.findByRole('button', { name: link })).toBeInTheDocument();
    await user.keyboard('f');
    expect(screen.getByRole('radio', { name: 'Goroutines' })).toBeChecked();
    const spoken = `Zoomed to main.worker, plus 5, 100 percent of growth, waits for chan send, ${link}`;
    expect(screen.getByText(spoken)).toBeInTheDocument();
    await user.keyboard('f');
    expect(screen.getByRole('radio', { name: 'Heap' })).toBeChecked();
  });

  it('compares shares at a key, and says so', async () => {
    const user = userEvent.setup();
    await renderPanel(panelProps([HEAP]));
    expect(screen.queryByText('Normalised (share)')).not.toBeInTheDocument();
    act(() => screen.getByTestId('seep-growth-panel').querySelector<HTMLElement>('[role^="tree"]')?.focus());
    await user.keyboard('n');
    expect(screen.getByText('Normalised (share)')).toBeInTheDocument();
    expect(screen.getByTestId('seep-balance')).toHaveTextContent('11.0 KiB before, scaled');
  });

  it('lists suspects that come without a tree', () => {
    const names = { name: 'function', values: ['main.leak'] };
    const growth = { name: 'growth', values: [2048], config: { unit: 'bytes' } };
    render(<GrowthPanel {...panelProps([createDataFrame({ name: 'suspects', fields: [names, growth] })])} />);
    expect(screen.getByRole('region', { name: 'Suspects' })).toHaveTextContent('main.leak+2.0 KiB');
  });
});
