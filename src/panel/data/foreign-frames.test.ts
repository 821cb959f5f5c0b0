// SPDX-License-Identifier: Apache-2.0
// Frames as Grafana's other data sources send them: what the panel draws without configuration. Each is written in the shape of its
// source, named above it.
import { createDataFrame, type DataFrame, type FieldDTO, FieldType } from '@grafana/data';
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { type GrowthModel, readGrowthModel as readInTurns } from './growth-model';
import type { DeltaRow } from '../testing/delta-columns';
import { deltaFrame } from '../testing/delta-frame';
import { GOROUTINES_TYPE, HEAP_TYPE } from '../testing/profile-types';

const read = (series: DataFrame[], wanted?: number): GrowthModel => finishAtOnce(readInTurns(series, wanted));

type Row = readonly [level: number, label: string, value: number, self: number];

const ROWS: readonly Row[] = [
  [0, 'total', 100, 0],
  [1, 'runtime.main', 60, 0],
  [2, 'main.main', 60, 60],
  [1, 'main.worker', 40, 40],
];

// Both have the fields level, value, self and label in this order, and the unit of the query on the amounts.
function nestedSetFrame(rows: readonly Row[], unit: string, label: Pick<FieldDTO, 'type' | 'values' | 'config'>) {
  return createDataFrame({
    refId: 'A',
    name: 'response',
    meta: { preferredVisualisationType: 'flamegraph' },
    fields: [
      { name: 'level', type: FieldType.number, values: rows.map((row) => row[0]) },
      { name: 'value', type: FieldType.number, values: rows.map((row) => row[2]), config: { unit } },
      { name: 'self', type: FieldType.number, values: rows.map((row) => row[3]), config: { unit } },
      { name: 'label', ...label },
    ],
  });
}

// treeToNestedSetDataFrame, pkg/tsdb/grafana-pyroscope-datasource/query.go of grafana/grafana at 09f63e1ba: fields level, value, self
// (int64, unit from getUnits in pyroscopeClient.go: "ns", "short" or the id's third part), label as an enum, in this order.
function pyroscopeFrame(rows: readonly Row[], unit: string, refId = 'A'): DataFrame {
  const text = [...new Set(rows.map((row) => row[1]))];
  const values = rows.map((row) => text.indexOf(row[1]));
  return {
    ...nestedSetFrame(rows, unit, { type: FieldType.enum, values, config: { type: { enum: { text } } } }),
    refId,
  };
}

// arrowToNestedSetDataFrame and normalizeUnit, pkg/tsdb/parca/query.go of grafana/grafana at 1babcabda: the same fields, label as
// strings with the mapping's file in brackets; units "ns", "short", or as Parca names them.
function parcaFrame(rows: readonly Row[], unit: string): DataFrame {
  const values = rows.map(([level, label]) => (level === 0 ? label : `[leaky] ${label}`));
  return nestedSetFrame(rows, unit, { type: FieldType.string, values });
}

describe('frames of other data sources', () => {
  it.each([
    ['bytes', 'bytes'],
    ['short', 'count'],
    ['ns', 'nanoseconds'],
    ['samples', 'samples'],
  ])('draws a Pyroscope frame in %s as an icicle in %s', (unit, drawnUnit) => {
    const model = read([pyroscopeFrame(ROWS, unit)]);
    expect(model).toMatchObject({
      kind: 'snapshot',
      rootName: 'total',
      tree: { unit: drawnUnit },
      awaitsSecond: false,
    });
    expect(model.kind === 'snapshot' && [...model.tree.total]).toEqual([100, 60, 60, 40]);
  });

  // A span's flame graph of a Tempo trace is Pyroscope's frame: SpanFlameGraph.tsx of grafana/grafana at 1585b7a4a runs a Pyroscope
  // query with a spanSelector and takes the frame named "response".
  it('draws the flame graph of a span of a Tempo trace, which is Pyroscope’s frame', () => {
    const span = pyroscopeFrame(ROWS, 'ns', 'span-flamegraph-refId');
    expect(read([span])).toMatchObject({ kind: 'snapshot', tree: { unit: 'nanoseconds', length: 4 } });
  });

  it('draws a Parca frame as an icicle', () => {
    const model = read([parcaFrame(ROWS, 'bytes')]);
    expect(model).toMatchObject({ kind: 'snapshot', tree: { unit: 'bytes' } });
    expect(model.kind === 'snapshot' && model.tree.frames.name).toEqual([
      '[leaky] runtime.main',
      '[leaky] main.main',
      '[leaky] main.worker',
    ]);
  });

  it('says that an empty answer holds nothing', () => {
    // getEmptyDataFrame, ibid.
    expect(read([pyroscopeFrame([], 'short')])).toMatchObject({ kind: 'nothing' });
  });
});

const GROWN: readonly Row[] = [
  [0, 'total', 150, 0],
  [1, 'main.worker', 120, 120],
  [1, 'runtime.main', 30, 0],
  [2, 'main.main', 30, 30],
];

describe('two single snapshots', () => {
  const growthOf = (model: GrowthModel) =>
    model.kind === 'growth' ? [model.balance.grown, model.balance.shrunk] : model;

  it('are before and after in the order of the queries, and the panel says which is which', () => {
    const model = read([pyroscopeFrame(ROWS, 'bytes', 'A'), pyroscopeFrame(GROWN, 'bytes', 'B')]);
    expect(growthOf(model)).toEqual([80, 30]);
    expect(model).toMatchObject({ choice: { labels: ['B'], caption: 'Before: A · After: B' } });
  });

  it('are turned round when their times or names say so', () => {
    const at = (frame: DataFrame, atUnixMs: number): DataFrame => ({ ...frame, meta: { custom: { atUnixMs } } });
    const [one, other] = [pyroscopeFrame(ROWS, 'bytes', 'A'), pyroscopeFrame(GROWN, 'bytes', 'B')];
    expect(growthOf(read([at(one, 2000), at(other, 1000)]))).toEqual([30, 80]);
    expect(growthOf(read([at(one, 1000), at(other, 2000)]))).toEqual([80, 30]);
    expect(read([at(one, 1000), at(other, 2000)])).toMatchObject({
      details: { beforeUnixMs: 1000, afterUnixMs: 2000 },
    });
    expect(growthOf(read([at(one, 2000), other]))).toEqual([80, 30]);
    expect(
      growthOf(
        read([
          { ...one, name: 'comparison' },
          { ...other, name: 'Baseline' },
        ])
      )
    ).toEqual([30, 80]);
    expect(growthOf(read([{ ...one, name: 'comparison' }, other]))).toEqual([80, 30]);
  });

  it('of different things are two pictures, not one', () => {
    const model = read([pyroscopeFrame(ROWS, 'bytes', 'A'), pyroscopeFrame(GROWN, 'short', 'B')], 1);
    expect(model).toMatchObject({ kind: 'snapshot', choice: { labels: ['A', 'B'], index: 1, caption: '' } });
  });

  it('lose and invent nothing: the merged tree holds what both hold, whatever their order', () => {
    const stacks = fc.array(fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }), fc.nat(9)));
    fc.assert(
      fc.property(stacks, stacks, (before, after) => {
        const model = read([pyroscopeFrame(rowsOf(before), 'bytes', 'A'), pyroscopeFrame(rowsOf(after), 'bytes', 'B')]);
        const expected = new Map<string, number>();
        before.forEach(([path, value]) => addTo(expected, path, -value));
        after.forEach(([path, value]) => addTo(expected, path, value));
        const changes = [...expected.values()];
        expect(growthOf(model)).toEqual([
          changes.filter((change) => change > 0).reduce((sum, change) => sum + change, 0),
          -changes.filter((change) => change < 0).reduce((sum, change) => sum + change, 0) + 0,
        ]);
      })
    );
  });
});

function addTo(sums: Map<string, number>, path: readonly string[], value: number): void {
  sums.set(path.join(';'), (sums.get(path.join(';')) ?? 0) + value);
}

// Rows of every path that is there, sorted, so that what is below a path follows it.
function rowsOf(stacks: ReadonlyArray<readonly [path: readonly string[], value: number]>): Row[] {
  const own = new Map<string, number>([['', 0]]);
  stacks.forEach(([path, value]) => {
    path.forEach((_, depth) => addTo(own, path.slice(0, depth + 1), 0));
    addTo(own, path, value);
  });
  return [...own.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, self]) => {
      const names = path === '' ? [] : path.split(';');
      return [names.length, names.at(-1) ?? 'total', 0, self];
    });
}

describe('several frames', () => {
  const rows: readonly DeltaRow[] = [
    [0, 'total', 0, 0],
    [1, 'runtime.main', 0, 0],
    [2, 'main.main', 60, 30],
    [1, 'main.worker', 40, 120],
  ];
  const delta = (name: string, profileType: string): DataFrame => ({
    ...deltaFrame(rows, { name, custom: { profileType } }),
    refId: name,
  });
  const heap = delta('heap', HEAP_TYPE);
  const goroutines = delta('delta', GOROUTINES_TYPE);

  it('are as many pictures, of which one is chosen, the last when there are fewer than wanted', () => {
    expect(read([heap, goroutines])).toMatchObject({
      choice: { labels: ['Heap', 'Goroutines'], index: 0, partner: { index: 1 } },
    });
    expect(read([heap, goroutines], 1)).toMatchObject({
      waits: { present: [] },
      choice: { index: 1, partner: { index: 0 } },
    });
    expect(read([heap], 7)).toMatchObject({ choice: { index: 0, partner: undefined } });
    expect(read([heap, heap])).toMatchObject({ choice: { labels: ['Heap heap', 'Heap heap'], partner: undefined } });
  });

  it('of suspects alone are a list without a graph; without rows they are nothing', () => {
    const suspects = createDataFrame({
      name: 'suspects',
      meta: { custom: { steps: 4, belowNoise: 2 } },
      fields: [
        { name: 'function', values: ['main.leak'] },
        { name: 'site', values: ['bytes.growSlice <- main.leak'] },
        { name: 'growth', values: [1024], config: { unit: 'bytes' } },
      ],
    });
    expect(read([suspects])).toMatchObject({
      kind: 'list',
      unit: 'bytes',
      list: { steps: 4, belowNoise: 2, rows: [{ function: 'main.leak', leaf: 'bytes.growSlice', growth: 1024 }] },
    });
    expect(read([suspects, heap])).toMatchObject({ kind: 'growth' });
    expect(read([createDataFrame({ name: 'suspects', fields: [] })])).toMatchObject({ kind: 'nothing' });
  });

  it('may hold typed arrays, fields beyond those that are needed, and names that are missing', () => {
    const frame = pyroscopeFrame(ROWS, 'bytes');
    const typed = frame.fields.map((field) => Object.assign({ ...field }, { values: Float64Array.from(field.values) }));
    expect(
      read([{ ...frame, fields: [{ name: 'x', type: FieldType.boolean, values: [], config: {} }, ...typed] }])
    ).toMatchObject({
      kind: 'snapshot',
    });
    const nameless = {
      name: 'label',
      type: FieldType.string,
      values: ['total', null, 'main.main', undefined],
      config: {},
    };
    const model = read([{ ...frame, fields: [...frame.fields.slice(0, 3), nameless] }]);
    expect(model.kind === 'snapshot' && model.tree.frames.name).toEqual(['<unknown>', 'main.main']);
  });
});
