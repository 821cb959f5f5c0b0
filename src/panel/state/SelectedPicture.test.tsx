// SPDX-License-Identifier: Apache-2.0
// Picking, filtering, refusing and remembering, as a user of the whole panel meets them.
import { createDataFrame, dateTime, type DataFrame, FieldType, type PanelProps } from '@grafana/data';
import { locationService, setTemplateSrv } from '@grafana/runtime';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { GrowthPanel } from '../GrowthPanel';
import { DEFAULT_OPTIONS, type PanelOptions } from '../options';
import { deltaFrame } from '../testing/delta-frame';
import { ownAmounts } from '../testing/own-amounts';
import { panelProps } from '../testing/panel-props';
import { renderPanel } from '../testing/render-panel';

const MIB = 1_048_576;
const T0 = Date.UTC(2026, 10, 21, 14, 3, 20);
const MINUTE_MS = 60_000;
const TIMES = [0, 1, 2, 3].map((at) => T0 + at * MINUTE_MS);
const timeRange = { from: dateTime(T0), to: dateTime(T0 + 5 * MINUTE_MS), raw: { from: 'now-5m', to: 'now' } };

/** MiB at each of four captures of what main.main calls. */
const CALLED = {
  'main.leak': [10, 20, 40, 80],
  'github.com/lib/cache.Get': [30, 30, 20, 20],
  'runtime.mallocgc': [0, 0, 0, 2],
};

function growthFrame(custom: object = {}): DataFrame {
  const sums = TIMES.map((_, at) => Object.values(CALLED).reduce((sum, mib) => sum + mib[at], 0));
  const rows = [
    { level: 0, label: 'total', mib: sums },
    { level: 1, label: 'main.main', mib: sums },
    ...Object.entries(CALLED).map(([label, mib]) => ({ level: 2, label, mib })),
  ];
  return deltaFrame(
    ownAmounts(rows.map(({ level, label, mib }) => ({ level, label, before: mib[0] * MIB, after: mib[3] * MIB }))),
    {
      custom: { historyUnixMs: TIMES, beforeUnixMs: TIMES[0], afterUnixMs: TIMES[3], ...custom },
      more: { history: rows.map(({ mib }) => mib.map((amount) => amount * MIB)) },
    }
  );
}

function propsOf(series: DataFrame[], options: Partial<PanelOptions> = {}): PanelProps<PanelOptions> {
  return panelProps(series, { id: 7, height: 600, timeRange, options: { ...DEFAULT_OPTIONS, ...options } });
}

async function show(series: DataFrame[], options: Partial<PanelOptions> = {}) {
  const view = await renderPanel(propsOf(series, options));
  return { user: userEvent.setup(), ...view };
}

const balance = () => screen.getByTestId('seep-balance');
const slider = (name: 'before' | 'after') => screen.getByRole('slider', { name });
const chips = () => within(screen.getByRole('list', { name: 'Filters' })).queryAllByRole('listitem');
const focusGraph = () => act(() => screen.getByRole('treegrid').focus());

/** As Grafana's: the names are all that is asked for. */
function withVariables(...names: string[]): void {
  setTemplateSrv({
    getVariables: () => JSON.parse(JSON.stringify(names.map((name) => ({ name })))),
    replace: (text = '') => text,
    containsTemplate: () => false,
    updateTimeRange: () => undefined,
  });
}

beforeEach(() => {
  locationService.replace('/explore');
  withVariables();
});

describe('picking before and after', () => {
  it('moves the handles by keys, capture by capture, and says what they stand on', async () => {
    const { user } = await show([growthFrame()]);
    expect(slider('before')).toHaveAttribute('aria-valuetext', 'before: 14:03:20, 40.0 MiB');
    expect(slider('after')).toHaveAttribute('aria-valuetext', 'after: 14:06:20, 102.0 MiB');
    act(() => slider('before').focus());
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(slider('before')).toHaveAttribute('aria-valuetext', 'before: 14:05:20, 60.0 MiB');
    expect(balance()).toHaveTextContent('60.0 MiB before+42.0 MiB grown (2.0 MiB new)nothing shrunk= 102.0 MiB after');
    await user.keyboard('{ArrowRight}{End}');
    expect(slider('before')).toHaveAttribute('aria-valuenow', '2');
    await user.keyboard('{Home}');
    expect(slider('before')).toHaveAttribute('aria-valuenow', '0');
  });

  it('moves them from anywhere in the panel, and gives the choice back', async () => {
    const { user } = await show([growthFrame()]);
    focusGraph();
    await user.keyboard('}}{{]');
    expect(slider('after')).toHaveAttribute('aria-valuetext', 'after: 14:05:20, 60.0 MiB');
    expect(slider('before')).toHaveAttribute('aria-valuetext', 'before: 14:04:20, 50.0 MiB');
    expect(screen.getByText('k=2 snapshots')).toBeInTheDocument();
    expect(balance()).toHaveTextContent('50.0 MiB before+20.0 MiB grown−10.0 MiB shrunk= 60.0 MiB after');
    await user.click(screen.getByRole('button', { name: 'auto' }));
    expect(balance()).toHaveTextContent('40.0 MiB before');
    expect(screen.getByRole('button', { name: 'auto' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('does not cross a restart, and says so', async () => {
    const heap = createDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [TIMES[0], TIMES[1] - 1, TIMES[1], TIMES[3]] },
        { name: 'heap_live', type: FieldType.number, values: [1, null, 2, 3] },
      ],
    });
    const { user } = await show([growthFrame(), heap]);
    act(() => slider('before').focus());
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowLeft}');
    expect(slider('before')).toHaveAttribute('aria-valuenow', '1');
    expect(screen.getByText('Before stops here: the process was restarted at 14:04:20.')).toBeInTheDocument();
  });

  it('writes variables that the dashboard has, and no others', async () => {
    withVariables('before', 'to');
    locationService.replace('/d/abc/leaks?var-before=auto');
    const { user } = await show([growthFrame()], { afterVariable: 'to' });
    act(() => slider('before').focus());
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(locationService.getSearchObject()).toMatchObject({ 'var-before': String(TIMES[1]) }));
    expect(locationService.getSearchObject()).toMatchObject({ 'var-to': String(TIMES[3]) });
    await user.click(screen.getByRole('button', { name: 'auto' }));
    await waitFor(() => expect(locationService.getSearchObject()).toMatchObject({ 'var-before': 'auto' }));
    expect(Object.keys(locationService.getSearchObject())).not.toContain('var-after');
  });

  it("outlives changes of an address that is not the panel's to write to", async () => {
    const { user } = await show([growthFrame()]);
    act(() => slider('before').focus());
    await user.keyboard('{ArrowRight}');
    await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
    act(() => locationService.partial({ from: 'now-2h' }));
    expect(slider('before')).toHaveAttribute('aria-valuetext', 'before: 14:04:20, 50.0 MiB');
  });

  it('is not there without times, in a low panel, and where the options say so', async () => {
    const { rerender } = await show([growthFrame({ historyUnixMs: [], beforeUnixMs: null })]);
    expect(screen.queryByRole('slider')).not.toBeInTheDocument();
    rerender(<GrowthPanel {...propsOf([growthFrame()])} height={400} />);
    expect(screen.queryByRole('slider')).not.toBeInTheDocument();
    rerender(<GrowthPanel {...propsOf([growthFrame()], { showTimeStrip: false })} />);
    expect(screen.queryByRole('slider')).not.toBeInTheDocument();
    rerender(<GrowthPanel {...propsOf([growthFrame()])} />);
    expect(slider('after')).toBeInTheDocument();
  });
});

describe('filters', () => {
  it('are chips that say what they do and go by mouse and by key', async () => {
    const { user } = await show([growthFrame()]);
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    const line = screen.getByRole('textbox', { name: 'Add a filter' });
    expect(line).toHaveFocus();
    await user.type(line, 'HS: cache; HF: /^runtime/{Enter}');
    expect(chips().map((chip) => chip.textContent)).toEqual(['HS: cache', 'HF: /^runtime/']);
    expect(balance()).toHaveTextContent(
      '10.0 MiB before+72.0 MiB grown (2.0 MiB new)nothing shrunk= 82.0 MiB afterfiltered: shows +72.0 MiB of +72.0 MiB, −0 B of −10.0 MiB'
    );
    const remove = 'Remove filter: Hides stacks with a function with "cache" in its name.';
    await user.click(screen.getByRole('button', { name: remove }));
    expect(chips().map((chip) => chip.textContent)).toEqual(['HF: /^runtime/']);
    expect(balance()).toHaveTextContent(
      '40.0 MiB before+72.0 MiB grown (2.0 MiB new)−10.0 MiB shrunk= 102.0 MiB after'
    );
    act(() => screen.getByRole('button', { name: /^Remove filter: Takes out/ }).focus());
    await user.keyboard('{Delete}');
    expect(chips()).toEqual([]);
    expect(line).toHaveFocus();
  });

  it('say how much of the growth they leave', async () => {
    await show([growthFrame()], { filters: 'SS: leak' });
    expect(balance()).toHaveTextContent(
      '10.0 MiB before+70.0 MiB grownnothing shrunk= 80.0 MiB afterfiltered: shows +70.0 MiB of +72.0 MiB, −0 B of −10.0 MiB'
    );
  });

  it('that are wrong say why, and nothing else changes', async () => {
    const { user } = await show([growthFrame()], { filters: 'SS: /(/' });
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    expect(screen.getByText(/^Filters of the panel's options: .*missing closing/)).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Add a filter' }), 'SS: /)/{Enter}');
    expect(screen.getByText(/^No filter: .*unexpected/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Add a filter' })).toHaveAccessibleDescription(/^No filter/);
    expect(balance()).toHaveTextContent('40.0 MiB before');
  });

  it('show only my code by a key, and by a menu', async () => {
    const { user } = await show([growthFrame()]);
    focusGraph();
    await user.keyboard('m');
    expect(chips().map((chip) => chip.textContent)).toEqual(['only my code']);
    await user.keyboard('m');
    expect(screen.queryByRole('list', { name: 'Filters' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    await user.click(screen.getByRole('button', { name: 'Presets' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: /hide runtime/ }));
    expect(chips().map((chip) => chip.textContent)).toEqual(['hide runtime']);
  });

  it('come from the menu of a frame', async () => {
    const { user } = await show([growthFrame()]);
    focusGraph();
    await user.keyboard('{ArrowDown}{ArrowDown}{Shift>}{F10}{/Shift}');
    await user.click(await screen.findByRole('menuitem', { name: 'Hide stacks with this' }));
    expect(chips().map((chip) => chip.textContent)).toEqual(['HS: main.leak']);
    expect(balance()).toHaveTextContent('+2.0 MiB grown');
  });
});

describe('captures that do not compare', () => {
  const problems = [{ code: 'rate', message: 'Sampled every 512 KiB before and every 64 KiB after.' }];

  it('are not drawn until the user insists, and then for these two', async () => {
    const refused = growthFrame({ compare: { isRefused: true, problems } });
    const { rerender } = render(<GrowthPanel {...propsOf([refused])} />);
    expect(screen.getByRole('alert')).toHaveTextContent('These two captures cannot be comparedSampled every 512 KiB');
    expect(screen.queryByRole('treegrid')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Draw it anyway' }));
    expect(await screen.findByTestId('seep-balance')).toHaveTextContent('40.0 MiB before');
    // Not the page's: the next Tab goes on in the panel.
    expect(screen.getByTestId('seep-growth-panel')).toHaveFocus();
    rerender(<GrowthPanel {...propsOf([growthFrame({ compare: { isRefused: true, problems } })])} />);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    const later = growthFrame({ compare: { isRefused: true, problems }, afterUnixMs: TIMES[3] + 1 });
    rerender(<GrowthPanel {...propsOf([later])} />);
    expect(screen.getByRole('alert')).toBeInTheDocument();
  });

  it('or compare badly come with a warning that can be dismissed', async () => {
    const badly = growthFrame({
      compare: { isRefused: false, problems: [{ code: 'build', message: 'Another build.' }] },
    });
    const { user } = await show([badly]);
    expect(screen.getByText('Another build.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Dismiss this warning' }));
    expect(screen.queryByText('Another build.')).not.toBeInTheDocument();
  });
});

describe('the address', () => {
  it('brings a view back, and follows when it is changed by somebody else', async () => {
    locationService.replace('/d/abc/leaks?seep-7=1~mode-after~q-leak~filters-HS: cache');
    await show([growthFrame()]);
    expect(screen.getByRole('radio', { name: 'After' })).toBeChecked();
    expect(screen.getByRole('textbox', { name: 'Search functions' })).toHaveValue('leak');
    expect(chips().map((chip) => chip.textContent)).toEqual(['HS: cache']);
    act(() => {
      locationService.push('/d/abc/leaks?seep-7=1~mode-union');
    });
    expect(screen.getByRole('radio', { name: 'Union' })).toBeChecked();
    expect(screen.getByRole('textbox', { name: 'Search functions' })).toHaveValue('');
    act(() => {
      locationService.getHistory().goBack();
    });
    expect(screen.getByRole('radio', { name: 'After' })).toBeChecked();
  });

  it('is written when the view rests, without a step for "back", and leaves the rest of it alone', async () => {
    locationService.replace('/d/abc/leaks?var-service=cart');
    const steps = locationService.getHistory().length;
    const { user } = await show([growthFrame()]);
    focusGraph();
    await user.keyboard('u');
    await user.keyboard('1');
    expect(locationService.getSearchObject()).toEqual({ 'var-service': 'cart' });
    await waitFor(() =>
      expect(locationService.getSearchObject()).toEqual({
        ...{ 'var-service': 'cart', 'seep-7': '1~mode-union~zoom-main.main!main.leak!' },
      })
    );
    await user.keyboard('g{Escape}{Home}');
    await waitFor(() => expect(locationService.getSearchObject()).toEqual({ 'var-service': 'cart' }));
    expect(locationService.getHistory().length).toBe(steps);
  });

  it('finds a zoom again of which it has the last names only', async () => {
    locationService.replace('/d/abc/leaks?seep-7=1~zoom-2:main.leak!');
    await show([growthFrame()]);
    expect(screen.getByText(/^Zoomed to main\.leak/)).toBeInTheDocument();
  });

  it('keeps what another version wrote until the user chooses something', async () => {
    locationService.replace('/d/abc/leaks?seep-7=2~mode-after');
    const { user } = await show([growthFrame()]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(locationService.getSearchObject()).toEqual({ 'seep-7': '2~mode-after' });
    focusGraph();
    await user.keyboard('u');
    await waitFor(() => expect(locationService.getSearchObject()).toEqual({ 'seep-7': '1~mode-union' }));
  });

  it('is left alone where it is not for panels to write', async () => {
    locationService.replace('/explore?panes=x');
    const { user } = await show([growthFrame()]);
    focusGraph();
    await user.keyboard('u');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(locationService.getSearchObject()).toEqual({ panes: 'x' });
    expect(screen.getByRole('radio', { name: 'Union' })).toBeChecked();
  });
});
