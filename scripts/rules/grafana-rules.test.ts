// SPDX-License-Identifier: Apache-2.0
// Grafana's alert rules name things that live elsewhere: nothing else notices when one of them is gone. The file is what is tested here
// (generate-rules.test.ts).
import { readFileSync } from 'node:fs';
import dashboard from '../../src/dashboards/go-leaks.json';
import { inRepository } from '../repository.mjs';
import { grafanaRules } from './grafana-rules.mjs';
import { prometheusRules } from './prometheus-rules.mjs';
import { readRuleSettings } from './rule-settings.mjs';

const settings = readRuleSettings();
const rules = grafanaRules(settings).groups.flatMap((group) => group.rules);
const recorded = prometheusRules(settings).groups.flatMap((group) =>
  group.rules.flatMap((rule) => ('record' in rule ? [rule.record] : []))
);
const runbook = readFileSync(inRepository('docs', 'alerting.md'), 'utf8');

/** Headings as they stand in addresses, after the #. */
const anchors = [...runbook.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')
);

interface Model {
  readonly refId: string;
  readonly expr?: string;
  readonly expression?: string;
}

describe.each(rules.map((rule) => [rule.title, rule] as const))('the alert rule of Grafana "%s"', (_title, rule) => {
  const models: Model[] = rule.data.map(({ model }) => model);

  it('asks the data source that is provisioned, for series that are recorded', () => {
    const sources = readFileSync(inRepository('provisioning', 'datasources', 'seep.yaml'), 'utf8');
    const uids = [...sources.matchAll(/^ {4}uid: (.+)$/gm)].map(([, uid]) => uid);
    expect([...uids, '__expr__']).toEqual(expect.arrayContaining(rule.data.map(({ datasourceUid }) => datasourceUid)));
    const asked = models.flatMap(({ expr = '' }) => expr.match(/leak:[\w:]+/g) ?? []);
    expect(asked.length).toBeGreaterThan(3);
    expect(recorded).toEqual(expect.arrayContaining(asked));
  });

  it('takes the name off each series, for Grafana joins values by all labels', () => {
    const queries = models.flatMap(({ expr }) => (expr === undefined ? [] : [expr]));
    expect(queries).toHaveLength(4);
    for (const expr of queries) {
      expect(expr).toMatch(/^leak:\S+ \* \d+/);
    }
  });

  it('refers to its own queries only, in conditions and texts', () => {
    const refIds = models.map(({ refId }) => refId);
    expect(new Set(refIds).size).toBe(refIds.length);
    expect(refIds).toContain(rule.condition);
    expect(refIds).toEqual(expect.arrayContaining(models.flatMap(({ expression }) => expression ?? [])));
    const texts = Object.values(rule.annotations).join(' ');
    const used = [...texts.matchAll(/\$values\.(\w+)\.Value/g)].map(([, refId]) => refId);
    expect(used.sort()).toEqual(expect.arrayContaining(['Growth', 'Level', 'Limit', 'Score']));
    expect(refIds).toEqual(expect.arrayContaining(used));
  });

  it('leads to the panel of the score and to its section of the runbook', () => {
    expect(rule.annotations.__dashboardUid__).toBe(dashboard.uid);
    const panel = dashboard.panels.find(({ id }) => String(id) === rule.annotations.__panelId__);
    expect(panel?.title).toBe('Leak score');
    expect(panel?.type).toBe('timeseries');
    const [file, anchor] = rule.annotations.runbook_url.split('#');
    expect(file).toBe('docs/alerting.md');
    expect(anchors).toContain(anchor);
  });
});

it('warns at 80 for 15 minutes, and is critical when the limit is less than 6 hours away', () => {
  expect(rules.map((rule) => [rule.labels.severity, rule.for, rule.data.at(-1)?.model])).toEqual([
    [
      'warning',
      '15m',
      expect.objectContaining({ expression: 'Score', conditions: [{ evaluator: { type: 'gt', params: [80] } }] }),
    ],
    [
      'critical',
      '15m',
      expect.objectContaining({ expression: 'Limit', conditions: [{ evaluator: { type: 'lt', params: [21600] } }] }),
    ],
  ]);
});

it('finds the near miss: a heading that is not there', () => {
  expect(anchors).not.toContain('goleak');
});
