// SPDX-License-Identifier: Apache-2.0
import { goroutineProfileFromText } from '#pkg/testkit';
import { CaptureHistory, readGoroutineCounts, readSeries, type MemoryStats, type MetricName } from './index';
import { memoryOf, scrapeOf } from './testdata/scrape-of';

/** One capture every two seconds; undefined = no statistics. */
function historyOf(...told: ReadonlyArray<Partial<MemoryStats> | undefined>): CaptureHistory {
  const history = new CaptureHistory();
  told.forEach((one, i) => history.add(scrapeOf(i * 2000, { memory: one && memoryOf(one) })));
  return history;
}

const pointsOf = (history: CaptureHistory, name: MetricName) => {
  const { timesUnixMs, values } = readSeries(history, name);
  return Array.from(timesUnixMs, (time, i) => [time, values[i]]);
};

describe('readSeries', () => {
  const full = (factor: number): Partial<MemoryStats> => ({
    heapAllocBytes: 1 * factor,
    heapInuseBytes: 2 * factor,
    heapIdleBytes: 3 * factor,
    heapReleasedBytes: 4 * factor,
    heapObjects: 5 * factor,
    stackInuseBytes: 6 * factor,
    sysBytes: 7 * factor,
    totalAllocBytes: 100 * factor,
    mallocs: 10 * factor,
    frees: 8 * factor,
    gcCycles: 2 * factor,
    gcCpuRatio: 0.01 * factor,
    gcPauseTotalNs: 6e9 * factor,
    rssBytes: 20 * factor,
    goroutines: 30 * factor,
    threads: 9 * factor,
    heapLiveBytes: 11 * factor,
  });
  const history = historyOf(full(1), full(2));

  it.each<[MetricName, string, number[][]]>([
    [
      'heap_live',
      'bytes',
      [
        [0, 11],
        [2000, 22],
      ],
    ],
    [
      'heap_inuse',
      'bytes',
      [
        [0, 2],
        [2000, 4],
      ],
    ],
    [
      'heap_objects',
      'short',
      [
        [0, 5],
        [2000, 10],
      ],
    ],
    [
      'heap_alloc',
      'bytes',
      [
        [0, 1],
        [2000, 2],
      ],
    ],
    [
      'heap_idle',
      'bytes',
      [
        [0, 3],
        [2000, 6],
      ],
    ],
    [
      'heap_released',
      'bytes',
      [
        [0, 4],
        [2000, 8],
      ],
    ],
    [
      'stack_inuse',
      'bytes',
      [
        [0, 6],
        [2000, 12],
      ],
    ],
    [
      'sys',
      'bytes',
      [
        [0, 7],
        [2000, 14],
      ],
    ],
    ['alloc_rate', 'Bps', [[2000, 50]]],
    ['mallocs_rate', 'ops', [[2000, 5]]],
    ['frees_rate', 'ops', [[2000, 4]]],
    [
      'gc_cpu_fraction',
      'percentunit',
      [
        [0, 0.01],
        [2000, 0.02],
      ],
    ],
    ['gc_pause', 's', [[2000, 3]]],
    ['gc_rate', 'ops', [[2000, 1]]],
    [
      'rss',
      'bytes',
      [
        [0, 20],
        [2000, 40],
      ],
    ],
    [
      'rss_minus_heap',
      'bytes',
      [
        [0, 18],
        [2000, 36],
      ],
    ],
    [
      'goroutines',
      'short',
      [
        [0, 30],
        [2000, 60],
      ],
    ],
    [
      'threads',
      'short',
      [
        [0, 9],
        [2000, 18],
      ],
    ],
  ])('reads %s in %s', (name, unit, points) => {
    expect(readSeries(history, name)).toMatchObject({ name, unit, restarts: [] });
    expect(pointsOf(history, name)).toEqual(points);
  });

  it('has no rate across a restart, and marks the first point of the new process', () => {
    const restarted = historyOf(...[100, 200, 10, 30].map((totalAllocBytes) => ({ totalAllocBytes })));
    expect(pointsOf(restarted, 'alloc_rate')).toEqual([
      [2000, 50],
      [6000, 10],
    ]);
    expect(readSeries(restarted, 'alloc_rate').restarts).toEqual([1]);
  });

  it('takes a rate over the gap where captures do not tell the counter', () => {
    expect(pointsOf(historyOf({ mallocs: 10 }, undefined, {}, { mallocs: 40 }), 'mallocs_rate')).toEqual([[6000, 5]]);
  });

  it('has no pause where there was no GC', () => {
    const idle = [3, 3, 5].map((gcCycles) => ({ gcCycles, gcPauseTotalNs: gcCycles * 1e6 }));
    expect(pointsOf(historyOf(...idle), 'gc_pause')).toEqual([[4000, 0.001]]);
    expect(pointsOf(historyOf(...idle), 'gc_rate')).toEqual([
      [2000, 0],
      [4000, 1],
    ]);
  });

  it('never mixes the peak of RSS with its present value', () => {
    const peaks = [
      { rssBytes: 9, rssIsPeak: true, heapInuseBytes: 1 },
      { rssBytes: 9, rssIsPeak: true },
    ];
    expect(pointsOf(historyOf(...peaks), 'rss')).toEqual([
      [0, 9],
      [2000, 9],
    ]);
    expect(pointsOf(historyOf(...peaks), 'rss_minus_heap')).toEqual([]);
    expect(pointsOf(historyOf(...peaks, { rssBytes: 5, heapInuseBytes: 7 }), 'rss')).toEqual([[4000, 5]]);
    expect(pointsOf(historyOf(...peaks, { rssBytes: 5, heapInuseBytes: 7 }), 'rss_minus_heap')).toEqual([[4000, -2]]);
  });

  it('is empty for an empty history', () => {
    expect(pointsOf(new CaptureHistory(), 'heap_live')).toEqual([]);
    expect(pointsOf(new CaptureHistory(), 'alloc_rate')).toEqual([]);
  });
});

describe('readGoroutineCounts', () => {
  it('leaves out the goroutines that answer a scrape, but not in the series that is shown', () => {
    const history = new CaptureHistory();
    const goroutine = goroutineProfileFromText(
      'main.a 3\nnet/http.(*conn).serve;net/http/pprof.Index;runtime/pprof.writeGoroutine 1\nmain.net/http/pprof.Fake 2'
    );
    history.add(scrapeOf(1000, { goroutine }));
    expect(Array.from(readGoroutineCounts(history).values)).toEqual([5]);
    expect(Array.from(readSeries(history, 'goroutines').values)).toEqual([6]);
  });

  it('counts by profile, stackless goroutines too, else by the statistics', () => {
    const history = new CaptureHistory();
    const goroutine = goroutineProfileFromText('main.a 3\nmain.b;main.c 4');
    history.add(scrapeOf(1000, { goroutine, memory: memoryOf({ goroutines: 99, totalAllocBytes: 10 }) }));
    history.add(scrapeOf(2000, { memory: memoryOf({ goroutines: 8, totalAllocBytes: 30 }) }));
    history.add(scrapeOf(3000, { memory: memoryOf({ totalAllocBytes: 50 }) }));
    expect(readGoroutineCounts(history)).toEqual({
      kind: 'goroutines',
      timesSeconds: Float64Array.of(1, 2),
      values: Float64Array.of(7, 8),
      workBytes: Float64Array.of(10, 30),
      gcCycles: undefined,
      restarts: [],
    });
  });

  it('has no work when TotalAlloc was never told', () => {
    expect(readGoroutineCounts(historyOf({ goroutines: 8 })).workBytes).toBeUndefined();
  });
});
