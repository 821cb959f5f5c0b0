// SPDX-License-Identifier: Apache-2.0
import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { finishAtOnce } from '#pkg/base';
import { FrameError } from './frame-error';
import { readGrowthModel as readGrowthModelInTurns } from './growth-model';
import { factsThrough, nodeFactsOf } from './node-facts';
import { readFlameFrame } from './read-flame-frame';
import { readFlamePair } from './read-flame-pair';
import { rankPicture } from './rank-picture';
import type { DeltaRow } from '../testing/delta-columns';
import { deltaFrame } from '../testing/delta-frame';
import { snapshotFrame } from '../testing/snapshot-frame';

const readGrowthModel = (series: DataFrame[]) => finishAtOnce(readGrowthModelInTurns(series));

function treeFromFrames(first: DataFrame, second?: DataFrame) {
  return finishAtOnce(second === undefined ? readFlameFrame(first) : readFlamePair(first, second));
}

// total -> main.main -> (put 10 -> 30, idle 5 -> 5, cache 20 -> 0), total -> fresh (0 -> 8); siblings in an order of their own
const DELTA: readonly DeltaRow[] = [
  [0, 'total', 0, 0],
  [1, 'fresh', 0, 8],
  [1, 'main.main', 0, 0],
  [2, 'idle', 5, 5],
  [2, 'cache', 20, 0],
  [2, 'put', 10, 30],
];

function withField(frame: DataFrame, name: string, values: unknown[]): DataFrame {
  return { ...frame, fields: frame.fields.map((field) => (field.name === name ? { ...field, values } : field)) };
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof FrameError ? error.code : String(error);
  }
  return 'no error';
}

function namesOf(read: ReturnType<typeof treeFromFrames>): string[] {
  const { tree } = read;
  return Array.from(tree.frame, (frame) => tree.frames.name[frame] ?? read.rootName);
}

describe('readFlameFrame and readFlamePair', () => {
  it('reads a delta frame in its own order, and sums it', () => {
    const read = treeFromFrames(deltaFrame(DELTA));
    expect(namesOf(read)).toEqual(['total', 'fresh', 'main.main', 'idle', 'cache', 'put']);
    expect(read).toMatchObject({ kind: 'growth', tree: { unit: 'bytes', length: 6 }, turnover: { new: 8, gone: 20 } });
    const { tree } = read.kind === 'growth' ? read : { tree: undefined };
    expect(Array.from(tree?.grown ?? [])).toEqual([28, 8, 20, 0, 0, 20]);
    expect(Array.from(tree?.shrunk ?? [])).toEqual([20, 0, 20, 0, 20, 0]);
    expect(Array.from(tree?.totalBefore ?? [])).toEqual([35, 0, 35, 5, 20, 10]);
    expect(Array.from(tree?.end ?? [])).toEqual([6, 2, 6, 4, 5, 6]);
  });

  it('reads no totals: they follow from what each row has of its own', () => {
    const nothing = DELTA.map(() => 0);
    const frame = withField(withField(deltaFrame(DELTA), 'value', nothing), 'valueRight', nothing);
    expect(treeFromFrames(frame)).toEqual(treeFromFrames(deltaFrame(DELTA)));
  });

  it('reads enum labels as it reads strings', () => {
    const frame = deltaFrame(DELTA);
    const text = [...new Set(DELTA.map((row) => row[1]))];
    const label = {
      name: 'label',
      type: FieldType.enum,
      values: DELTA.map((row) => text.indexOf(row[1])),
      config: { type: { enum: { text } } },
    };
    const fields = [label, ...frame.fields.filter((field) => field.name !== 'label')];
    expect(namesOf(treeFromFrames({ ...frame, fields }))).toEqual(namesOf(treeFromFrames(frame)));
  });

  it('makes of two single snapshots the delta of one frame that holds both', () => {
    const before = snapshotFrame(DELTA);
    const after = snapshotFrame(DELTA.map(([level, label, , right]) => [level, label, right]));
    const pair = treeFromFrames(before, after);
    const one = treeFromFrames(deltaFrame(DELTA));
    const amounts = (read: typeof pair) =>
      namesOf(read)
        .map((name, node) => [
          name,
          ...(read.kind === 'growth' ? [read.tree.totalBefore, read.tree.grown, read.tree.shrunk] : []).map(
            (of) => of[node]
          ),
        ])
        .sort();
    expect(amounts(pair)).toEqual(amounts(one));
    expect(pair).toMatchObject({ kind: 'growth', turnover: { new: 8, gone: 20 } });
  });

  it('draws one snapshot as it is, negative values as 0 and with a warning', () => {
    const read = treeFromFrames(
      snapshotFrame([
        [0, 'total', 0],
        [1, 'a', -3],
        [1, 'b', 7],
      ])
    );
    expect(read).toMatchObject({ kind: 'snapshot', warnings: [{ code: 'negative-values' }] });
    expect(read.kind === 'snapshot' && Array.from(read.tree.total)).toEqual([7, 0, 7]);
  });

  it('finds what the history says of a node, and says nothing where it does not', () => {
    const frame = deltaFrame(DELTA);
    const evidence = { name: 'evidence', type: FieldType.number, values: [1, null, 0.2, 0.3, 0.4, 0.5], config: {} };
    const history = { name: 'history', type: FieldType.other, values: [[1, 2], 'x', null, [3], [], [5]], config: {} };
    const facts = nodeFactsOf({ ...frame, fields: [...frame.fields, evidence, history] });
    expect([0, 1, 5].map((node) => facts?.evidenceAt(node))).toEqual([1, Number.NaN, 0.5]);
    expect(facts?.keptAt(0)).toBeNaN();
    expect([0, 1, 2].map((node) => facts?.historyAt(node))).toEqual([[1, 2], [], []]);
    expect(nodeFactsOf(frame)).toBeUndefined();
    const through = facts && factsThrough(facts, Int32Array.of(5, 0));
    expect([through?.evidenceAt(0), through?.historyAt(1)]).toEqual([0.5, [1, 2]]);
  });

  it.each([
    ['level', [1, 1, 1, 2, 2, 2], 'root-not-first'],
    ['level', [0, 1, 0, 2, 2, 2], 'second-root'],
    ['level', [0, 1, 3, 2, 2, 2], 'level-jump'],
    ['level', [0, 1], 'uneven-fields'],
    ['self', [0, 1, 'x', 2, 2, 2], 'bad-number'],
    ['self', [0, 1, Infinity, 2, 2, 2], 'bad-number'],
    ['label', [0, 1, 2, 3, 4, 5], 'wrong-field-type'],
  ])('refuses a frame whose %s is %j: %s', (name, values, code) => {
    expect(codeOf(() => treeFromFrames(withField(deltaFrame(DELTA), name, values)))).toBe(code);
  });

  it('refuses a delta without self of the later snapshot, and a pair in different units', () => {
    const frame = deltaFrame(DELTA);
    const noSelfRight = { ...frame, fields: frame.fields.filter((field) => field.name !== 'selfRight') };
    expect(codeOf(() => treeFromFrames(noSelfRight))).toBe('missing-field');
    const single = snapshotFrame(DELTA);
    const counted = { ...single, fields: single.fields.map((field) => ({ ...field, config: {} })) };
    expect(codeOf(() => treeFromFrames(single, counted))).toBe('unit-mismatch');
  });

  it('says in which row a frame is broken', () => {
    expect(() => treeFromFrames(withField(deltaFrame(DELTA), 'level', [0, 1, 3, 2, 2, 2]))).toThrow(
      'level 3 follows level 1: rows in between are missing (at row 3)'
    );
  });

  it('survives a stack of a hundred thousand frames', () => {
    const rows = Array.from({ length: 100_000 }, (_, level): DeltaRow => [
      level,
      `f${level}`,
      0,
      level === 99_999 ? 1 : 0,
    ]);
    expect(treeFromFrames(deltaFrame(rows)).tree.end[99_998]).toBe(100_000);
  });
});

describe('readGrowthModel', () => {
  it('balances what is drawn, whatever the data says of itself', () => {
    const balance = { unit: 'bytes', before: 1, after: 2, grown: 1, new: 0, shrunk: 0, gone: 0 };
    expect(readGrowthModel([{ ...deltaFrame(DELTA), meta: { custom: { balance } } }])).toMatchObject({
      balance: { unit: 'bytes', before: 35, after: 43, grown: 28, new: 8, shrunk: 20, gone: 20 },
    });
  });

  it('ranks the places of growth, and adds what a frame of suspects knows', () => {
    const suspects = createDataFrame({
      name: 'suspects',
      fields: [
        { name: 'function', values: ['fresh', 'elsewhere'] },
        { name: 'growth', values: [20, 3] },
        { name: 'score', values: [93, 1] },
      ],
    });
    const model = readGrowthModel([deltaFrame(DELTA), suspects]);
    expect(model.kind === 'growth' && finishAtOnce(rankPicture(model))).toMatchObject({
      // main.main keeps what it had: put grew by what cache gave back.
      rows: [{ rank: 1, function: 'fresh', growth: 8, share: 8 / 28, node: 1, score: 93, standardErrors: Number.NaN }],
    });
  });

  it('tells nothing, waiting and broken apart', () => {
    const empty = deltaFrame([]);
    const needs = 'No flame-graph data: the panel needs the fields level, value, self and label.';
    expect(readGrowthModel([])).toEqual({ kind: 'nothing', reason: needs });
    const series = createDataFrame({ name: 'cpu', fields: [{ name: 'time', values: [1] }] });
    expect(readGrowthModel([series])).toEqual({
      kind: 'nothing',
      reason: `${needs} Frame "cpu" has none of them, but time.`,
    });
    const fields = deltaFrame(DELTA).fields.filter(({ name }) => ['level', 'value', 'label'].includes(name));
    const near = { ...deltaFrame(DELTA), name: undefined, refId: 'A', fields };
    expect(readGrowthModel([series, near])).toEqual({
      kind: 'nothing',
      reason: `${needs} Frame "A" lacks self.`,
    });
    expect(readGrowthModel([empty])).toEqual({ kind: 'waiting' });
    expect(readGrowthModel([snapshotFrame(DELTA)])).toMatchObject({
      kind: 'snapshot',
      awaitsSecond: true,
    });
    expect(readGrowthModel([withField(deltaFrame(DELTA), 'level', [0, 1, 0, 1, 1, 1])])).toMatchObject({
      kind: 'broken',
      error: { code: 'second-root' },
    });
  });
});
