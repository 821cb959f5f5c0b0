// SPDX-License-Identifier: Apache-2.0
import { locationService, setTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { PickedTimes } from './picked-times';
import { useChosenTimes } from './use-chosen-times';

const NAMES = { before: 'before', after: 'to' };
const FIRST = { beforeUnixMs: 1000, afterUnixMs: 5000 };
const OTHER = { beforeUnixMs: 2000, afterUnixMs: 4000 };

/** Variables as Grafana keeps them: they follow the page's address. */
function dashboardWith(values: Readonly<Record<string, string>>): void {
  const search = new URLSearchParams(Object.entries(values).map(([name, value]) => [`var-${name}`, value]));
  locationService.replace(`/d/abc/leaks?${search}`);
  const templates: TemplateSrv = {
    getVariables: () => JSON.parse(JSON.stringify(Object.keys(values).map((name) => ({ name })))),
    replace: (text = '') =>
      text.replace(/\$\{(\w+)\}/g, (_, name: string) => locationService.getSearch().get(`var-${name}`) ?? ''),
    containsTemplate: () => false,
    updateTimeRange: () => undefined,
  };
  setTemplateSrv(templates);
}

function renderTimes(own?: PickedTimes) {
  const onOwnPick = jest.fn();
  const view = renderHook(() => useChosenTimes(NAMES, own, onOwnPick));
  /** What somebody else does to the dashboard. */
  const write = (before: string, to: string) => {
    locationService.partial({ 'var-before': before, 'var-to': to });
    view.rerender();
  };
  return { now: () => view.result.current, rerender: view.rerender, write, onOwnPick };
}

const written = () => {
  const { 'var-before': before, 'var-to': after } = locationService.getSearchObject();
  return [before, after];
};

describe('useChosenTimes', () => {
  it('leaves the choice to the panel where the dashboard has not both variables', () => {
    dashboardWith({ before: '2000' });
    const { now, onOwnPick } = renderTimes(FIRST);
    expect(now()).toMatchObject({ pick: FIRST, isAuto: false, canAsk: false });
    act(() => now().choose(OTHER));
    expect(onOwnPick).toHaveBeenCalledWith(OTHER);
    expect(renderTimes().now()).toMatchObject({ pick: undefined, isAuto: true });
  });

  it('holds at once, is written when it rests, and is never kept by the panel', async () => {
    dashboardWith({ before: 'auto', to: 'auto' });
    const { now, rerender, onOwnPick } = renderTimes(FIRST);
    expect(now()).toMatchObject({ pick: undefined, isAuto: true, canAsk: true });
    act(() => now().choose(FIRST));
    act(() => now().choose(OTHER));
    expect(now()).toMatchObject({ pick: OTHER, isAuto: false });
    expect(written()).toEqual(['auto', 'auto']);
    await waitFor(() => expect(written()).toEqual(['2000', '4000']));
    rerender();
    expect(now()).toMatchObject({ pick: OTHER, isAuto: false });
    act(() => now().choose(undefined));
    expect(now()).toMatchObject({ pick: undefined, isAuto: true });
    await waitFor(() => expect(written()).toEqual(['auto', 'auto']));
    expect(onOwnPick).not.toHaveBeenCalled();
  });

  it('ends when somebody else writes the variables, and does not come back with their old texts', async () => {
    dashboardWith({ before: 'auto', to: 'auto' });
    const { now, write } = renderTimes();
    act(() => now().choose(FIRST));
    await waitFor(() => expect(written()).toEqual(['1000', '5000']));
    write('2000', '4000');
    expect(now().pick).toEqual(OTHER);
    write('auto', 'auto');
    expect(now()).toMatchObject({ pick: undefined, isAuto: true });
  });

  it.each([
    ['now-10s', 'auto'],
    ['2000', 'auto'],
    ['4000', '2000'],
    ['2000.5', '4000'],
  ])('leaves %s to %s to the query, and does not call it automatic', (before, to) => {
    dashboardWith({ before, to });
    expect(renderTimes().now()).toMatchObject({ pick: undefined, isAuto: false });
  });

  it('takes an empty variable for automatic, as the query does', () => {
    dashboardWith({ before: '', to: ' ' });
    expect(renderTimes().now().isAuto).toBe(true);
  });
});
