// SPDX-License-Identifier: Apache-2.0
// What a history says about single sites: site series, leak series of a site, and stacks.
import { finishAtOnce, NONE } from '#pkg/base';
import { goroutineProfileFromText, heapProfileFromText } from '#pkg/testkit';
import {
  CaptureHistory,
  GOROUTINES,
  HEAP_ALLOC_SPACE,
  HEAP_INUSE_SPACE,
  readSiteLeakSeries,
  readSiteSeries,
  stacksAt,
  stacksOfCaptures,
} from './index';
import { memoryOf, scrapeOf } from './testdata/scrape-of';

/** Captures at 1, 2, ... seconds with these in-use bytes per stack. */
function heapHistory(...texts: ReadonlyArray<Readonly<Record<string, number>>>): CaptureHistory {
  const history = new CaptureHistory();
  texts.forEach((bytesOfStack, i) => {
    const lines = Object.entries(bytesOfStack).map(([stack, bytes]) => `${stack} 9 ${2 * bytes} 1 ${bytes}`);
    history.add(scrapeOf((i + 1) * 1000, { heap: heapProfileFromText(lines.join('\n')) }));
  });
  return history;
}

describe('readSiteSeries', () => {
  const history = heapHistory(
    { 'main.main;main.put': 10, 'main.main;acme/lib.Load': 50, 'main.main;acme/lib.Load;acme/lib.parse': 5 },
    { 'main.main;main.put': 30, 'main.main;acme/lib.Load': 40 },
    { 'main.main;main.put': 25, 'main.other;main.put': 40, 'main.main;acme/lib.Load': 45, 'main.main;main.new': 1 }
  );
  const query = { profileTypeId: HEAP_INUSE_SPACE, groupBy: 'function', top: 10 } as const;

  it('sorts functions by growth and fills gaps with 0', () => {
    const series = finishAtOnce(readSiteSeries(history, query));
    expect(series.map(({ name, growth, values }) => [name, growth, Array.from(values)])).toEqual([
      ['main.put', 55, [10, 30, 65]],
      ['main.new', 1, [0, 0, 1]],
      ['acme/lib.Load', -5, [50, 40, 45]],
      ['acme/lib.parse', -5, [5, 0, 0]],
    ]);
    expect(series[0]).toMatchObject({ unit: 'bytes', restarts: [], stack: NONE });
    expect(Array.from(series[0].timesUnixMs)).toEqual([1000, 2000, 3000]);
  });

  it('shows a site that came and went', () => {
    const burst = heapHistory({ 'main.a': 1 }, { 'main.a': 1, 'main.burst': 9 }, { 'main.a': 2 });
    expect(finishAtOnce(readSiteSeries(burst, query)).map(({ name, values }) => [name, Array.from(values)])).toEqual([
      ['main.a', [1, 1, 2]],
      ['main.burst', [0, 9, 0]],
    ]);
  });

  it('adds up to the total of the capture', () => {
    const series = finishAtOnce(readSiteSeries(history, query));
    expect([0, 1, 2].map((i) => series.reduce((sum, { values }) => sum + values[i], 0))).toEqual([65, 70, 111]);
  });

  it('keeps only the top', () => {
    expect(finishAtOnce(readSiteSeries(history, { ...query, top: 1 })).map(({ name }) => name)).toEqual(['main.put']);
    expect(finishAtOnce(readSiteSeries(history, { ...query, top: 0 }))).toEqual([]);
  });

  it('groups by package', () => {
    const series = finishAtOnce(readSiteSeries(history, { ...query, groupBy: 'package' }));
    expect(series.map(({ name, growth }) => [name, growth])).toEqual([
      ['main', 56],
      ['acme/lib', -10],
    ]);
  });

  it('tells stacks apart and names them from the leaf', () => {
    const series = finishAtOnce(readSiteSeries(history, { ...query, groupBy: 'stack', top: 2 }));
    expect(series.map(({ name, growth }) => [name, growth])).toEqual([
      ['main.put < main.other', 40],
      ['main.put < main.main', 15],
    ]);
    expect(
      series.map(({ stack }) => history.stacks.frames.name[history.stacks.frame[history.stacks.start[stack]]])
    ).toEqual(['main.other', 'main.main']);
  });

  it('measures growth from the first capture of the running process', () => {
    const restarted = new CaptureHistory();
    [100, 20, 30].forEach((bytes, i) =>
      restarted.add(
        scrapeOf(i, {
          heap: heapProfileFromText(`main.put 1 1 1 ${bytes}`),
          memory: memoryOf({ gcCycles: [9, 1, 2][i] }),
        })
      )
    );
    expect(finishAtOnce(readSiteSeries(restarted, query))).toMatchObject([{ growth: 10, restarts: [1] }]);
  });

  it('blames a goroutine on its innermost frame outside runtime', () => {
    const goroutines = new CaptureHistory();
    const text = 'main.wait;runtime.chanrecv1;runtime.gopark 4\nruntime.main;runtime.gopark 1\ntime.Sleep 2';
    goroutines.add(scrapeOf(1, { goroutine: goroutineProfileFromText(text) }));
    const series = finishAtOnce(
      readSiteSeries(goroutines, { profileTypeId: GOROUTINES, groupBy: 'function', top: 10 })
    );
    expect(series.map(({ name, unit, values }) => [name, unit, values[0]])).toEqual([
      ['main.wait', 'short', 4],
      ['time.Sleep', 'short', 2],
      ['runtime.gopark', 'short', 1],
    ]);
  });

  it('is empty without captures of the type', () => {
    expect(finishAtOnce(readSiteSeries(history, { ...query, profileTypeId: GOROUTINES }))).toEqual([]);
    expect(finishAtOnce(readSiteSeries(new CaptureHistory(), query))).toEqual([]);
  });
});

describe('readSiteLeakSeries', () => {
  it('has one point per GC for heap sites, with 0 where the site has nothing', () => {
    const history = new CaptureHistory();
    [
      [1, 10],
      [1, 10],
      [2, 20],
      [2, 99],
      [3, 0],
    ].forEach(([gcCycles, bytes], i) =>
      history.add(
        scrapeOf(i * 1000, {
          heap: heapProfileFromText(`main.put 1 1 1 ${bytes}\nmain.other;main.put 1 1 1 1\nmain.x 1 1 1 7`),
          memory: memoryOf({ gcCycles, totalAllocBytes: 100 * i }),
        })
      )
    );
    const leak = readSiteLeakSeries(history, HEAP_INUSE_SPACE, { function: 'main.put' });
    expect(leak).toEqual({
      kind: 'site',
      timesSeconds: Float64Array.of(0, 2, 4),
      values: Float64Array.of(11, 21, 1),
      workBytes: Float64Array.of(0, 200, 400),
      gcCycles: undefined,
      restarts: [],
    });
    expect(Array.from(readSiteLeakSeries(history, HEAP_INUSE_SPACE, { stack: 0 }).values)).toEqual([10, 20, 0]);
    expect(Array.from(readSiteLeakSeries(history, HEAP_INUSE_SPACE, { function: 'main.no' }).values)).toEqual([
      0, 0, 0,
    ]);
  });

  it('takes every capture for goroutines: they do not wait for a GC', () => {
    const history = new CaptureHistory();
    [3, 4, 5].forEach((count, i) =>
      history.add(
        scrapeOf(i, { goroutine: goroutineProfileFromText(`main.a ${count}`), memory: memoryOf({ gcCycles: 1 }) })
      )
    );
    const leak = readSiteLeakSeries(history, GOROUTINES, { function: 'main.a' });
    expect(leak.kind).toBe('goroutines');
    expect(Array.from(leak.values)).toEqual([3, 4, 5]);
  });
});

describe('stacksAt', () => {
  it('gives the stacks root first with their values, on the frame table of the history', () => {
    const history = heapHistory({ 'main.main;main.put': 10, 'main.main': 3 }, { 'main.main': 4 });
    const stacks = finishAtOnce(stacksAt(history, 1, HEAP_ALLOC_SPACE));
    expect(stacks).toMatchObject({ length: 1, unit: 'bytes', value: Float64Array.of(8), start: Int32Array.of(0, 1) });
    expect(stacks.frames).toBe(finishAtOnce(stacksAt(history, 0, HEAP_INUSE_SPACE)).frames);
  });
});

describe('stacksOfCaptures', () => {
  it('has the values of the first capture, and every stack of the others once, with nothing', () => {
    const history = heapHistory({ 'main.put': 10 }, { 'main.get': 4, 'main.put': 5 }, { 'main.get': 6 });
    const stacks = finishAtOnce(stacksOfCaptures(history, [0, 1, 2], HEAP_INUSE_SPACE));
    const names = Array.from(stacks.frame, (frame) => stacks.frames.name[frame]);
    expect([names, [...stacks.value]]).toEqual([
      ['main.put', 'main.get'],
      [10, 0],
    ]);
    const alone = finishAtOnce(stacksOfCaptures(history, [1], HEAP_INUSE_SPACE));
    expect(alone).toEqual(finishAtOnce(stacksAt(history, 1, HEAP_INUSE_SPACE)));
  });
});
