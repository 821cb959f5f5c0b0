// SPDX-License-Identifier: Apache-2.0
// The dashboard that the app brings along is data: nothing else notices when it asks for what does not exist.
import { dateTime } from '@grafana/data';
import dashboard from './go-leaks.json';
import datasourcePlugin from '../datasource/plugin.json';
import { interpolateQuery } from '../datasource/query/interpolate-query';
import { migrateQuery } from '../datasource/query/migrate-query';
import { resolveMoment } from '../datasource/query/resolve-moment';
import { QUERY_SCHEMA, QUERY_TYPES } from '../datasource/query/seep-query';
import { DEFAULT_OPTIONS } from '../panel/options';
import panelPlugin from '../panel/plugin.json';
import appPlugin from '../plugin.json';

const targets = dashboard.panels.flatMap((panel) => panel.targets);
const variables = dashboard.templating.list;
const textBoxes = variables.filter(({ type }) => type === 'textbox');

it('is among what the app includes', () => {
  expect(appPlugin.includes.map((include) => include.path)).toContain('dashboards/go-leaks.json');
});

it('asks our data source, chosen by a variable, in every query', () => {
  const chosen = variables.filter(({ type }) => type === 'datasource');
  expect(chosen.map(({ name, query }) => [name, query])).toEqual([['datasource', datasourcePlugin.id]]);
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

it('lets the time strip and the user choose what is compared, and leaves it to the data at first', () => {
  const { beforeVariable, afterVariable } = DEFAULT_OPTIONS;
  expect(textBoxes.map(({ name, label }) => [name, label])).toEqual([
    [beforeVariable, 'Before'],
    [afterVariable, 'After'],
  ]);
  for (const { query, current, options } of textBoxes) {
    expect(query).toBe('auto');
    expect(current).toEqual({ text: 'auto', value: 'auto' });
    expect(options).toEqual([{ text: 'auto', value: 'auto', selected: true }]);
  }
});

it('compares the same two moments wherever it compares', () => {
  const comparing = targets.filter(({ queryType }) => ['delta', 'suspects'].includes(queryType));
  expect(comparing).toHaveLength(5);
  for (const target of targets) {
    const moments = comparing.includes(target) ? { before: '${before}', after: '${after}' } : {};
    const { before, after } = migrateQuery(target);
    expect({ before, after }).toEqual(moments);
  }
});

it('gives the growth panels the whole history of what they compare, so that other moments can be picked', () => {
  for (const { targets: asked } of dashboard.panels.filter(({ type }) => type === panelPlugin.id)) {
    const [delta, , history] = asked.map(migrateQuery);
    expect(history).toMatchObject({ queryType: 'series', metric: delta.profileType, groupBy: 'none' });
  }
});

it('compares what the data source chooses by itself as long as nobody has picked', () => {
  const atFirst = (text = '') => textBoxes.reduce((rest, { name, query }) => rest.replace(`\${${name}}`, query), text);
  for (const target of targets.map(migrateQuery)) {
    const replaced = interpolateQuery(target, { replace: atFirst }, {});
    const isComparing = target.before !== undefined;
    expect(replaced).toEqual(isComparing ? { ...target, before: 'auto', after: 'auto' } : target);
  }
});

it('says of the two moments only what the data source takes', () => {
  const nowUnixMs = Date.UTC(2026, 0, 31, 13);
  const range = { from: dateTime(nowUnixMs - 3_600_000), to: dateTime(nowUnixMs) };
  for (const { description = '' } of textBoxes) {
    const [, named] = /compared: (.*), or Unix milliseconds/.exec(description) ?? [];
    const examples = named?.replace('a time such as ', '').split(/, | or /) ?? [];
    expect(examples).toEqual(['auto', 'rangeStart', 'rangeEnd', 'now-1h', '2026-01-31 12:00:00']);
    for (const text of examples) {
      expect(() => resolveMoment(text, { end: 'before', range, nowUnixMs })).not.toThrow();
    }
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
