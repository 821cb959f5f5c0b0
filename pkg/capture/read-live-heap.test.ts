// SPDX-License-Identifier: Apache-2.0
import { heapProfileFromText } from '#pkg/testkit';
import { CaptureHistory, readLiveHeap, type MemoryStats, type Scrape } from './index';
import { memoryOf, scrapeOf } from './testdata/scrape-of';

const MIB = 1024 * 1024;

/** One capture a second, from what `told` says about each. */
function historyOf(
  count: number,
  told: (i: number) => Partial<MemoryStats>,
  parts: (i: number) => Partial<Scrape> = () => ({})
): CaptureHistory {
  const history = new CaptureHistory();
  for (let i = 0; i < count; i++) {
    history.add(scrapeOf((i + 1) * 1000, { memory: memoryOf(told(i)), ...parts(i) }));
  }
  return history;
}

describe('readLiveHeap', () => {
  const everything = (i: number): Partial<MemoryStats> => ({
    heapAllocBytes: 150 * MIB + i,
    nextGcBytes: 200 * MIB + 2 * i,
    gcCycles: i,
    heapLiveBytes: 100 * MIB + i,
  });

  it('prefers the metric of the runtime', () => {
    const live = readLiveHeap(historyOf(20, everything));
    expect(live).toMatchObject({ origin: 'gc-live-metric', kind: 'heap_live', gcCycles: undefined });
    expect(live.values[3]).toBe(100 * MIB + 3);
  });

  it('then HeapAlloc after forced GCs, and only those captures', () => {
    const told = (i: number) => ({ ...everything(i), heapLiveBytes: undefined });
    const live = readLiveHeap(historyOf(48, told, (i) => ({ forcedGc: i % 4 === 0 })));
    expect(live).toMatchObject({ origin: 'forced-gc', kind: 'heap_live' });
    expect(Array.from(live.timesSeconds)).toEqual(Array.from({ length: 12 }, (_, k) => 4 * k + 1));
  });

  it('then NextGC / (1 + GOGC/100), one point per GC', () => {
    const told = (i: number) => ({
      nextGcBytes: (100 + Math.floor(i / 3)) * MIB,
      gcCycles: Math.floor(i / 3),
      gogcPercent: 300,
    });
    const live = readLiveHeap(historyOf(36, told));
    expect(live).toMatchObject({ origin: 'next-gc', kind: 'heap_live' });
    expect(live.values).toEqual(Float64Array.from({ length: 12 }, (_, k) => ((100 + k) * MIB) / 4));
  });

  it('takes GOGC as 100 when it is not told', () => {
    const live = readLiveHeap(historyOf(12, (i) => ({ nextGcBytes: 80 * MIB, gcCycles: i })));
    expect(live.values[5]).toBe(40 * MIB);
  });

  it('dates NextGC by LastGC when that lies between the captures, else by the capture', () => {
    const lastGc = [500, 1500, 2100, 99_000, 3_000];
    const told = (i: number) => ({ nextGcBytes: MIB, gcCycles: i, lastGcUnixMs: lastGc[i] });
    const live = readLiveHeap(historyOf(5, told));
    expect(Array.from(live.timesSeconds)).toEqual([1, 1.5, 2.1, 4, 5]);
  });

  it('does not take NextGC for the live heap when GOGC is off', () => {
    const live = readLiveHeap(historyOf(20, (i) => ({ ...everything(i), heapLiveBytes: undefined, gogcPercent: -1 })));
    expect(live.origin).toBe('heap-alloc');
  });

  it.each([
    [300, 'heap-alloc'],
    [1000, 'next-gc'],
  ])('with a GOMEMLIMIT of %p MiB chooses %s', (limitMib, origin) => {
    const told = (i: number) => ({
      ...everything(i),
      heapLiveBytes: undefined,
      gomemlimitBytes: limitMib * MIB,
      sysBytes: 400 * MIB,
      heapSysBytes: 310 * MIB,
    });
    expect(readLiveHeap(historyOf(20, told)).origin).toBe(origin);
  });

  it('falls back on raw HeapAlloc with its GC cycles, without the points after a forced GC', () => {
    const told = (i: number) => ({ heapAllocBytes: i * MIB, gcCycles: Math.floor(i / 2) });
    const live = readLiveHeap(historyOf(20, told, (i) => ({ forcedGc: i === 4 })));
    expect(live).toMatchObject({ origin: 'heap-alloc', kind: 'heap_raw' });
    expect(live.values).toHaveLength(19);
    expect(Array.from(live.gcCycles ?? []).slice(0, 6)).toEqual([0, 0, 1, 1, 2, 3]);
  });

  it('has no GC cycles when one of the points does not know them', () => {
    const told = (i: number) => ({ heapAllocBytes: i * MIB, gcCycles: i === 7 ? undefined : i });
    expect(readLiveHeap(historyOf(20, told)).gcCycles).toBeUndefined();
  });

  it.each([
    [7, 'heap-alloc'],
    [8, 'next-gc'],
    [12, 'next-gc'],
  ])('with %p GC cycles in 40 captures chooses %s', (cycles, origin) => {
    const told = (i: number) => ({ heapAllocBytes: MIB, nextGcBytes: MIB, gcCycles: Math.floor((i * cycles) / 40) });
    expect(readLiveHeap(historyOf(40, told)).origin).toBe(origin);
  });

  it('prefers a worse origin with 12 points to a better one with fewer', () => {
    const told = (i: number) => ({ heapAllocBytes: MIB, nextGcBytes: MIB, gcCycles: i });
    expect(readLiveHeap(historyOf(40, told, (i) => ({ forcedGc: i % 4 === 0 && i < 36 }))).origin).toBe('next-gc');
  });

  it('keeps the origin of the process before while the new one is young, and marks the restart', () => {
    const told = (i: number) => (i < 30 ? everything(i + 100) : everything(i - 30));
    const live = readLiveHeap(historyOf(33, told));
    expect(live.origin).toBe('gc-live-metric');
    expect(live.restarts).toEqual([30]);
  });

  it('counts the live heap of one GC once, though two answers of one scrape may tell of two', () => {
    // /debug/vars was asked before the GC and /metrics after it.
    const told = (i: number) => ({ gcCycles: i, heapLiveBytes: 100 * MIB + Math.ceil(i / 2) });
    const { values } = readLiveHeap(historyOf(30, told));
    expect(Array.from(values)).toEqual(Array.from({ length: 16 }, (_, k) => 100 * MIB + k));
  });

  describe('with GCs during scrapes', () => {
    // Of the target's clock, which is an hour ahead; every third GC runs while the scrape before it is answered.
    const hourMs = 3_600_000;
    const begunMs = (i: number) => hourMs + (i + 1) * 1000;
    const told = (everyNth: number) => (i: number) => {
      const isDisturbed = i % everyNth === 0;
      const lastGcUnixMs = begunMs(i - 1) + (isDisturbed ? 20 : 400);
      return { gcCycles: i, lastGcUnixMs, heapLiveBytes: (isDisturbed ? 130 : 100) * MIB + i };
    };
    const heap = heapProfileFromText('main.a 1 1 1 1');
    const answered = (i: number) => ({ heap: { ...heap, timeUnixMs: begunMs(i) }, answerMs: 50 });

    it('leaves them out, as what they found alive belongs to the scrape', () => {
      const { values } = readLiveHeap(historyOf(30, told(3), answered));
      expect(values).toHaveLength(21);
      expect(Math.max(...values.subarray(1))).toBeLessThan(101 * MIB);
    });

    it('keeps them where it is not known when a scrape was answered', () => {
      const { values } = readLiveHeap(historyOf(30, told(3)));
      expect(values).toHaveLength(30);
    });

    it('keeps them where nearly all GCs are like that', () => {
      const { values } = readLiveHeap(historyOf(30, told(1), answered));
      expect(values).toHaveLength(30);
    });
  });

  it('is empty for an empty history', () => {
    const live = readLiveHeap(new CaptureHistory());
    expect(live.values).toHaveLength(0);
    expect(live.restarts).toEqual([]);
  });
});
