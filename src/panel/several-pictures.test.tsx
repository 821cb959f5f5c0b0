// SPDX-License-Identifier: Apache-2.0
// Panels with more than one thing to draw, by keys and by the accessible tree.
import { createDataFrame, dateTime, type DataFrame, EventBusSrv, LoadingState, type PanelProps } from '@grafana/data';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { GrowthPanel } from './GrowthPanel';
import { DEFAULT_OPTIONS, type PanelOptions } from './options';

const range = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };

function propsOf(series: DataFrame[]): PanelProps<PanelOptions> {
  return {
    ...{ id: 77, title: '', width: 1000, height: 500, options: DEFAULT_OPTIONS, timeZone: 'utc', timeRange: range },
    ...{ transparent: false, renderCounter: 0, eventBus: new EventBusSrv() },
    fieldConfig: { defaults: {}, overrides: [] },
    data: { state: LoadingState.Done, series, timeRange: range },
    replaceVariables: (text) => text,
    ...{ onOptionsChange: jest.fn(), onFieldConfigChange: jest.fn(), onChangeTimeRange: jest.fn() },
  };
}

type Row = readonly [level: number, label: string, before: number, after: number];

function deltaOf(profileType: string, unit: string, rows: readonly Row[]): DataFrame {
  const numbers = (name: string, at: number) => ({ name, values: rows.map((row) => row[at]), config: { unit } });
  return createDataFrame({
    meta: { custom: { profileType } },
    fields: [
      ...[
        numbers('level', 0),
        numbers('value', 2),
        numbers('self', 2),
        numbers('valueRight', 3),
        numbers('selfRight', 3),
      ],
      { name: 'label', values: rows.map((row) => row[1]) },
    ],
  });
}

const HEAP = deltaOf('memory:inuse_space:bytes:space:bytes', 'bytes', [
  [0, 'total', 0, 0],
  [1, 'main.worker', 1024, 11_264],
]);
const GOROUTINES = deltaOf('goroutine:goroutine:count:goroutine:count', 'short', [
  [0, 'total', 0, 0],
  [1, 'main.start', 0, 0],
  [2, 'main.worker', 0, 0],
  [3, 'runtime.chansend1', 0, 0],
  [4, 'runtime.chansend', 0, 5],
]);

describe('GrowthPanel with several pictures', () => {
  it('follows a function from the heap to its goroutines, and says what they hold and wait for', async () => {
    const user = userEvent.setup();
    render(<GrowthPanel {...propsOf([HEAP, GOROUTINES])} />);
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
    render(<GrowthPanel {...propsOf([HEAP])} />);
    expect(screen.queryByText('Normalised (share)')).not.toBeInTheDocument();
    act(() => screen.getByTestId('seep-growth-panel').querySelector<HTMLElement>('[role^="tree"]')?.focus());
    await user.keyboard('n');
    expect(screen.getByText('Normalised (share)')).toBeInTheDocument();
    expect(screen.getByTestId('seep-balance')).toHaveTextContent('11.0 KiB before, scaled');
  });

  it('lists suspects that come without a tree', () => {
    const names = { name: 'function', values: ['main.leak'] };
    const growth = { name: 'growth', values: [2048], config: { unit: 'bytes' } };
    render(<GrowthPanel {...propsOf([createDataFrame({ name: 'suspects', fields: [names, growth] })])} />);
    expect(screen.getByRole('region', { name: 'Suspects' })).toHaveTextContent('main.leak+2.0 KiB');
  });
});
