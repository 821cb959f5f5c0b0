// SPDX-License-Identifier: Apache-2.0
import { createDataFrame } from '@grafana/data';
import { finishAtOnce } from '#pkg/base';
import { glyphAt, waitsThrough } from './goroutine-waits';
import { isGoroutinesFrame, readGoroutinesFrame } from './read-goroutines-frame';

type Row = readonly [
  count: number,
  state: string,
  waitMinutes: number | null,
  createdBy: string,
  stack: string,
  proven: number | null,
];

function tableOf(rows: readonly Row[]) {
  const names = ['count', 'state', 'waitMinutes', 'createdBy', 'stack', 'proven'];
  return createDataFrame({
    name: 'Goroutines',
    fields: names.map((name, at) => ({ name, values: rows.map((row) => row[at]) })),
  });
}

const TABLE = tableOf([
  [9, 'chan send', 27, 'main.start', 'runtime.gopark\nruntime.chansend1\nmain.send\nmain.serve', 9],
  [4, 'select', null, 'main.start', 'runtime.selectgo\nmain.loop\nmain.serve', null],
  [3, 'chan send', 31, 'main.start', 'main.send\nmain.serve', 0],
  [2, '', null, '', 'runtime.gopark\nruntime.chanrecv\nmain.idle', null],
  [1, 'runnable', null, '', '', null],
]);

describe('readGoroutinesFrame', () => {
  const { tree, waits } = finishAtOnce(readGoroutinesFrame(TABLE));
  const nameOf = (node: number) => tree.frames.name[tree.frame[node]] ?? 'total';
  const nodes = Array.from({ length: tree.length }, (_, node) => node);

  it('roots goroutines at the function that started them, else at the one that was started, and adds equal stacks up', () => {
    expect(nodes.map((node) => [nameOf(node), tree.total[node], tree.end[node]])).toEqual([
      ['total', 19, 6],
      ['main.start', 16, 5],
      ['main.serve', 16, 5],
      ['main.send', 12, 4],
      ['main.loop', 4, 5],
      ['main.idle', 2, 6],
    ]);
  });

  it('knows the longest wait, how many are proved, and why each waits', () => {
    const of = (name: string) => nodes.find((node) => nameOf(node) === name) ?? -1;
    expect(waits.waitMinutesAt(of('main.send'))).toBe(31);
    expect(waits.waitMinutesAt(of('main.loop'))).toBeNaN();
    expect(waits.provenAt(0)).toBe(9);
    expect(waits.provenAt(of('main.loop'))).toBeNaN();
    expect(['main.send', 'main.loop', 'main.idle', 'main.serve'].map((name) => waits.ownReasonAt(of(name)))).toEqual([
      'chan-send',
      'select',
      'chan-receive',
      undefined,
    ]);
    expect(waits.reasonAt(of('main.serve'))).toBeUndefined();
    expect(waits.present).toEqual(['chan-receive', 'chan-send', 'select', 'running']);
    expect([
      glyphAt(waits, of('main.send')),
      glyphAt(waits, of('main.idle')),
      glyphAt(waits, of('main.serve')),
    ]).toEqual(['‼→', '←', '‼']);
    expect(waitsThrough(waits, Int32Array.of(of('main.loop'))).ownReasonAt(0)).toBe('select');
  });

  it('is told by its fields, and refuses counts that are none', () => {
    expect([
      isGoroutinesFrame(TABLE),
      isGoroutinesFrame(createDataFrame({ fields: [{ name: 'count', values: [1] }] })),
    ]).toEqual([true, false]);
    const bad = createDataFrame({
      fields: [
        { name: 'count', values: ['x'] },
        { name: 'stack', values: ['a'] },
        { name: 'state', values: [''] },
      ],
    });
    expect(() => finishAtOnce(readGoroutinesFrame(bad))).toThrow('field "count" holds "x" (at row 1)');
  });

  it('survives stacks of many frames', () => {
    const stack = Array.from({ length: 20_000 }, (_, depth) => `f${depth}`).join('\n');
    expect(finishAtOnce(readGoroutinesFrame(tableOf([[1, '', null, '', stack, null]]))).tree.end[19_999]).toBe(20_001);
  });
});
