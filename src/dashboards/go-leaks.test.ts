// SPDX-License-Identifier: Apache-2.0
// The dashboard that the app brings along is data: nothing else notices when it asks for what does not exist.
import dashboard from './go-leaks.json';
import datasourcePlugin from '../datasource/plugin.json';
import { QUERY_SCHEMA, QUERY_TYPES } from '../datasource/query/seep-query';
import panelPlugin from '../panel/plugin.json';
import appPlugin from '../plugin.json';

const targets = dashboard.panels.flatMap((panel) => panel.targets);

it('is among what the app includes', () => {
  expect(appPlugin.includes.map((include) => include.path)).toContain('dashboards/go-leaks.json');
});

it('asks our data source, chosen by a variable, in every query', () => {
  expect(dashboard.templating.list.map(({ name, type, query }) => [name, type, query])).toEqual([
    ['datasource', 'datasource', datasourcePlugin.id],
  ]);
  for (const { datasource } of [...dashboard.panels, ...targets]) {
    expect(datasource).toEqual({ type: datasourcePlugin.id, uid: '${datasource}' });
  }
});

it('asks only what the query model knows, in its present version', () => {
  for (const target of targets) {
    expect(QUERY_TYPES).toContain(target.queryType);
    expect(target.schema).toBe(QUERY_SCHEMA);
  }
});

it('draws the growth with our panel and all else with panels of Grafana', () => {
  expect(dashboard.panels.map(({ type }) => type)).toEqual([
    'stat',
    'timeseries',
    'timeseries',
    'timeseries',
    panelPlugin.id,
    'table',
    panelPlugin.id,
  ]);
});

it('keeps its uid and the ids of its score panels, which alert rules link to', () => {
  expect(dashboard.uid).toBe('seep-go-leaks');
  const score = dashboard.panels.filter(({ targets: [first] }) => first.queryType === 'leakScore');
  expect(score.map(({ id, title }) => [id, title])).toEqual([
    [1, 'Leak score now'],
    [2, 'Leak score'],
  ]);
});

it('has panels with ids of their own that do not overlap', () => {
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`)
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...dashboard.panels.map(({ gridPos }) => gridPos.x + gridPos.w))).toBeLessThanOrEqual(24);
});
