// SPDX-License-Identifier: Apache-2.0
// The panel as a user meets it: through text, keys and the accessible tree. What the canvas shows is checked in paint-boxes.test.ts.
import { dateTime, type DataFrame, LoadingState, type PanelProps } from '@grafana/data';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { GrowthPanel } from './GrowthPanel';
import type { PanelOptions } from './options';
import type { DeltaRow } from './testing/delta-columns';
import { deltaFrame } from './testing/delta-frame';
import { panelProps } from './testing/panel-props';
import { renderPanel } from './testing/render-panel';
import { snapshotFrame } from './testing/snapshot-frame';

const TO_UNIX_MS = Date.UTC(2026, 10, 21, 12);
const timeRange = { from: dateTime(0), to: dateTime(TO_UNIX_MS), raw: { from: 'now-1h', to: 'now' } };

const MIB = 1_048_576;
const LEAK_ROWS: readonly DeltaRow[] = [
  [0, 'total', 0, 0],
  [1, 'main.main', 0, 0],
  [2, 'main.leakClosure', 10 * MIB, 200 * MIB],
  [2, 'github.com/acme/cart.(*Store).Put', 0, 10 * MIB],
  [2, 'main.old', 4 * MIB, 0],
];
const LEAK = deltaFrame(LEAK_ROWS);

function propsOf(series: DataFrame[], changes: Partial<PanelProps<PanelOptions>> = {}): PanelProps<PanelOptions> {
  return panelProps(series, { timeRange, ...changes });
}

describe('GrowthPanel', () => {
  it('states the balance, lists what grew, and mirrors the graph as a tree', async () => {
    await renderPanel(propsOf([LEAK]));
    expect(screen.getByTestId('seep-balance')).toHaveTextContent(
      '14.0 MiB before+200.0 MiB grown (10.0 MiB new)−4.0 MiB shrunk (4.0 MiB gone)= 210.0 MiB after'
    );
    const rows = within(screen.getByRole('region', { name: 'Suspects' })).getAllByRole('button');
    expect(rows.map((row) => row.textContent)).toEqual([
      '1main.leakClosure+190.0 MiB95 %',
      '2main.main+10.0 MiB5.0 % · in cart.(*Store).Put',
    ]);
    expect(
      screen.getAllByRole('row', { name: /growth|shrinkage/ }).map((row) => row.getAttribute('aria-label'))
    ).toEqual([
      'total, plus 200.0 MiB, 100 percent of growth',
      'main.main, plus 200.0 MiB, 100 percent of growth',
      'total, minus 4.0 MiB, 100 percent of shrinkage',
    ]);
    expect(screen.getByRole('img')).toHaveAccessibleName('Flame graph: total, plus 200.0 MiB, 100 percent of growth');
  });

  it('is walked by keys in one tab stop, in step with the accessible tree, and announces a zoom', async () => {
    const user = userEvent.setup();
    await renderPanel(propsOf([LEAK]));
    const tree = screen.getByRole('treegrid');
    act(() => tree.focus());
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    const focused = screen.getByRole('row', { selected: true });
    expect(focused).toHaveAccessibleName('github.com/acme/cart.(*Store).Put, plus 10.0 MiB, 5.0 percent of growth');
    expect(
      within(focused)
        .getAllByRole('gridcell')
        .map((cell) => cell.textContent)
    ).toEqual(['github.com/acme/cart.(*Store).Put', '+10.0 MiB', '5.0 %', '0 B', '10.0 MiB']);
    expect(tree).toHaveAttribute('aria-activedescendant', focused.id);
    expect(focused).toHaveAttribute('aria-level', '3');
    expect(focused).toHaveAttribute('aria-posinset', '2');
    expect(focused).toHaveAttribute('aria-setsize', '2');
    expect(screen.getByTestId('seep-ring-focus')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(
      screen.getByText('Zoomed to github.com/acme/cart.(*Store).Put, plus 10.0 MiB, 5.0 percent of growth')
    ).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/^Zoomed to/)).not.toBeInTheDocument();
    await user.keyboard('/');
    expect(screen.getByRole('textbox', { name: 'Search functions' })).toHaveFocus();
  });

  it('searches on every key and says how much matches, or why it cannot', async () => {
    const user = userEvent.setup();
    await renderPanel(propsOf([LEAK]));
    const box = screen.getByRole('textbox', { name: 'Search functions' });
    await user.type(box, 'leak');
    expect(screen.getByText('1 function, +190.0 MiB, 95 %')).toBeInTheDocument();
    await user.clear(box);
    await user.type(box, '/(/');
    expect(screen.getByText(/^Cannot search: /)).toBeInTheDocument();
  });

  it('zooms from the list, and out by the path', async () => {
    const user = userEvent.setup();
    await renderPanel(propsOf([LEAK]));
    await user.click(screen.getByRole('button', { name: /cart/ }));
    const path = screen.getByRole('navigation', { name: 'Zoomed to' });
    expect(
      within(path)
        .getAllByRole('button')
        .map((button) => button.textContent)
    ).toEqual(['total', 'main.main']);
    await user.click(within(path).getByRole('button', { name: 'total' }));
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });

  it('keeps the last good picture while the data is broken, and says since when', async () => {
    const { rerender } = await renderPanel(propsOf([LEAK]));
    const broken = deltaFrame([
      [0, 'total', 0, 0],
      [2, 'x', 0, 1],
    ]);
    rerender(<GrowthPanel {...propsOf([broken])} />);
    expect(
      screen.getByText(
        'Showing what came in at 12:00:00. The query answered with a flame graph that cannot be drawn: level 2 follows level 0: rows in between are missing (at row 2)'
      )
    ).toBeInTheDocument();
    expect(screen.getByTestId('seep-balance')).toHaveTextContent('210.0 MiB after');
    const failed = {
      state: LoadingState.Error,
      series: [],
      timeRange,
      errors: [{ message: 'Endpoint answered 502' }],
    };
    rerender(<GrowthPanel {...propsOf([], { data: failed })} />);
    expect(screen.getByText('Showing what came in at 12:00:00. Endpoint answered 502')).toBeInTheDocument();
    rerender(<GrowthPanel {...propsOf([LEAK])} />);
    expect(screen.queryByText(/Showing what came in/)).not.toBeInTheDocument();
  });

  it('says what it waits for', () => {
    const { rerender } = render(<GrowthPanel {...propsOf([deltaFrame([])])} />);
    expect(screen.getByText('Waiting for a first capture. Growth appears with the second.')).toBeInTheDocument();
    rerender(<GrowthPanel {...propsOf([snapshotFrame(LEAK_ROWS)])} />);
    expect(screen.getByText('One snapshot so far, growth appears with the next.')).toBeInTheDocument();
  });

  it('says so when nothing has come yet, and when nothing changed', () => {
    const loading = { state: LoadingState.Loading, series: [], timeRange };
    const { rerender } = render(<GrowthPanel {...propsOf([], { data: loading })} />);
    expect(screen.getByText('Loading…')).toBeInTheDocument();
    rerender(<GrowthPanel {...propsOf([deltaFrame([[0, 'total', 5, 5]])])} />);
    expect(screen.getByText('Nothing grew or shrank between the two snapshots.')).toBeInTheDocument();
    expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
  });

  it('shows the graph alone in a narrow panel, and something without a height or options', async () => {
    const { rerender, container } = await renderPanel(propsOf([LEAK], { width: 400 }));
    expect(screen.getByRole('treegrid')).toBeInTheDocument();
    expect(screen.queryByTestId('seep-balance')).not.toBeInTheDocument();
    rerender(<GrowthPanel {...propsOf([LEAK], { height: 0 })} />);
    expect(container.firstChild).toHaveStyle({ height: '400px' });
  });
});
