// SPDX-License-Identifier: Apache-2.0
import type { DataFrame } from '@grafana/data';
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { buildCallTree, buildDeltaTree, type WeightedStacks } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import { scoreFrame } from './score-frame';
import { seriesFrame } from './series-frames';
import { deltaFrame, PANEL_ID, profileFrame } from './tree-frames';

const head = { refId: 'A', name: 'test', meta: {} };
const column = (frame: DataFrame, name: string): number[] =>
  frame.fields.find((field) => field.name === name)?.values ?? [];

/** The rules of the built-in flame graph (@grafana/flamegraph 13.0.1, checkFields and dataTransform), and the one it forgets. */
function violations(frame: DataFrame): string[] {
  const found: string[] = [];
  const has = (name: string, type: string) => frame.fields.some((field) => field.name === name && field.type === type);
  for (const name of ['level', 'value', 'self']) {
    if (!has(name, 'number')) {
      found.push(`no number field ${name}`);
    }
  }
  if (!has('label', 'string')) {
    found.push('no string field label');
  }
  if (has('valueRight', 'number') !== has('selfRight', 'number')) {
    found.push('only one of valueRight and selfRight');
  }
  const level = column(frame, 'level');
  if (level.length > 0 && (level[0] !== 0 || level.slice(1).some((one) => one < 1))) {
    found.push('not exactly one root');
  }
  level.forEach((one, i) => {
    if (i > 0 && one > level[i - 1] + 1) {
      found.push(`row ${i} skips a level`);
    }
  });
  for (const [value, self] of [
    ['value', 'self'],
    ['valueRight', 'selfRight'],
  ]) {
    found.push(...sumViolations(level, column(frame, value), column(frame, self)));
  }
  return found;
}

/** total = self + the totals of the children, nothing below 0. */
function sumViolations(level: number[], total: number[], self: number[]): string[] {
  return total.flatMap((value, i) => {
    let children = 0;
    for (let next = i + 1; next < level.length && level[next] > level[i]; next++) {
      children += level[next] === level[i] + 1 ? total[next] : 0;
    }
    return value >= 0 && self[i] >= 0 && Math.abs(value - self[i] - children) < 1e-6 ? [] : [`row ${i}: ${value}`];
  });
}

const stacks = fc
  .array(fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 }), fc.nat(1e9)), { maxLength: 30 })
  .map((rows): WeightedStacks =>
    stacksFromText(rows.map(([stack, weight]) => `${stack.join(';')} ${weight}`).join('\n'))
  );

describe('flame-graph frames', () => {
  it('obey the rules of the built-in flame graph, whatever the two snapshots are', () => {
    fc.assert(
      fc.property(stacks, stacks, (before, after) => {
        expect(violations(finishAtOnce(deltaFrame(head, buildDeltaTree(before, after))))).toEqual([]);
        expect(violations(finishAtOnce(profileFrame(head, buildCallTree(after))))).toEqual([]);
      })
    );
  });

  it('would be caught breaking them', () => {
    const frame = finishAtOnce(deltaFrame(head, buildDeltaTree(stacksFromText('a;b 1'), stacksFromText('a 2'))));
    const twoRoots = {
      ...frame,
      fields: frame.fields.map((field) => (field.name === 'level' ? { ...field, values: [0, 0, 1] } : field)),
    };
    expect(violations(twoRoots)).toContain('not exactly one root');
  });

  it('hold both sides with their root, units and the columns beyond the standard', () => {
    const frame = finishAtOnce(
      deltaFrame(head, buildDeltaTree(stacksFromText('main;put 100\nmain;get 30'), stacksFromText('main;put 400')))
    );
    expect(frame.fields.map(({ name }) => name)).toEqual([
      ...['level', 'value', 'self', 'valueRight', 'selfRight', 'label'],
      ...['evidence', 'kept', 'standardError', 'firstSeen', 'history', 'allocated', 'rises', 'file', 'line1'],
    ]);
    expect(column(frame, 'label')).toEqual(['total', 'main', 'put', 'get']);
    expect(column(frame, 'value')).toEqual([130, 130, 100, 30]);
    expect(column(frame, 'valueRight')).toEqual([400, 400, 400, 0]);
    expect(frame.fields[1].config.unit).toBe('bytes');
    expect(frame.meta).toMatchObject({
      preferredVisualisationPluginId: PANEL_ID,
      preferredVisualisationType: 'flamegraph',
    });
  });

  it('are valid without any rows', () => {
    expect(violations(finishAtOnce(deltaFrame(head)))).toEqual([]);
    expect(finishAtOnce(deltaFrame(head)).length).toBe(0);
  });

  it('name counts as counts', () => {
    const goroutines = buildCallTree(stacksFromText('main 3', 'count'));
    expect(finishAtOnce(profileFrame(head, goroutines)).fields[1].config.unit).toBe('short');
  });
});

describe('seriesFrame', () => {
  it('breaks the line at a restart', () => {
    const frame = seriesFrame(
      {
        name: 'heap_live',
        unit: 'bytes',
        timesUnixMs: Float64Array.of(1000, 2000, 3000),
        values: Float64Array.of(10, 20, 5),
        restarts: [2],
      },
      { head, labels: { service: 'checkout' }, displayName: 'checkout Live heap' }
    );
    expect(column(frame, 'time')).toEqual([1000, 2000, 2999, 3000]);
    expect(column(frame, 'heap_live')).toEqual([10, 20, null, 5]);
    expect(frame.fields[1]).toMatchObject({
      labels: { service: 'checkout' },
      config: { unit: 'bytes', displayNameFromDS: 'checkout Live heap' },
    });
  });
});

describe('scoreFrame', () => {
  it('has thresholds at 50 and 80 and a field for each term', () => {
    const frame = scoreFrame([], {
      head,
      labels: { service: 's', resource: 'heap' },
      displayName: 'Leak score: Heap',
      showThresholds: false,
    });
    expect(frame.fields.map(({ name }) => name)).toEqual([
      'time',
      'score',
      'trend',
      'shape',
      'recency',
      'size',
      'load',
    ]);
    expect(frame.fields[1].config.thresholds?.steps.map(({ value }) => value)).toEqual([-Infinity, 50, 80]);
    expect(frame.fields[1].config).toMatchObject({ min: 0, max: 100, unit: 'none' });
    expect(frame.fields[1].config.custom).toBeUndefined();
    const hidden = frame.fields.slice(2).map(({ config }) => config.custom.hideFrom);
    expect(hidden).toEqual(Array(5).fill({ viz: true, legend: true, tooltip: false }));
  });
});
