// SPDX-License-Identifier: Apache-2.0
import { finishAtOnce } from '#pkg/base';
import { goroutineProfileFromText, heapProfileFromText } from '#pkg/testkit';
import {
  CaptureHistory,
  GOROUTINES,
  HEAP_ALLOC_OBJECTS,
  HEAP_ALLOC_SPACE,
  HEAP_INUSE_OBJECTS,
  HEAP_INUSE_SPACE,
  stacksAt,
  type MemoryStats,
} from './index';
import { memoryOf, scrapeOf } from './testdata/scrape-of';

function rowsAsText(history: CaptureHistory, captureIndex: number, profileTypeId: string): string[] {
  const { frames, start, frame, value, length } = finishAtOnce(stacksAt(history, captureIndex, profileTypeId));
  return Array.from({ length }, (_, row) => {
    const names = Array.from(frame.subarray(start[row], start[row + 1]), (one) => frames.name[one]);
    return `${names.join(';')} ${value[row]}`;
  }).sort();
}

describe('CaptureHistory.add', () => {
  const heap = heapProfileFromText(`
    main.main;main.keep   10 1000 4 400
    main.main;main.keep    5  500 1 100
    main.main;main.churn  99 9900 0   0
    main.main;net/http/pprof.Index  7 700 1 50
    main.main;runtime/pprof.Write   3 300 0  0
    main.main;acme/runtime/pprof.Fake 1 100 0 0
  `);

  it('keeps the in-use stacks with their sums over size classes, and alloc values of the same stacks only', () => {
    const history = new CaptureHistory();
    history.add(scrapeOf(1, { heap }));
    expect(rowsAsText(history, 0, HEAP_INUSE_SPACE)).toEqual([
      'main.main;main.keep 500',
      'main.main;net/http/pprof.Index 50',
    ]);
    expect(rowsAsText(history, 0, HEAP_INUSE_OBJECTS)).toEqual([
      'main.main;main.keep 5',
      'main.main;net/http/pprof.Index 1',
    ]);
    expect(rowsAsText(history, 0, HEAP_ALLOC_SPACE)).toEqual([
      'main.main;main.keep 1500',
      'main.main;net/http/pprof.Index 700',
    ]);
    expect(rowsAsText(history, 0, HEAP_ALLOC_OBJECTS)).toEqual([
      'main.main;main.keep 15',
      'main.main;net/http/pprof.Index 7',
    ]);
  });

  it('counts what the scraper allocates, freed or not, and only in the two pprof packages', () => {
    const capture = new CaptureHistory().add(scrapeOf(1, { heap }));
    expect(capture.scraperAllocBytes).toBe(700 + 300);
    expect(capture.heapPeriodBytes).toBe(524_288);
  });

  it('gives a stack the same number in every capture', () => {
    const history = new CaptureHistory();
    const first = history.add(scrapeOf(1, { goroutine: goroutineProfileFromText('main.a;main.b 3\nmain.a 1') }));
    const second = history.add(scrapeOf(2, { goroutine: goroutineProfileFromText('main.c 1\nmain.a;main.b 4') }));
    expect(first.rows[GOROUTINES]?.stack).toEqual(Int32Array.of(0, 1));
    expect(second.rows[GOROUTINES]?.stack).toEqual(Int32Array.of(0, 2));
    expect(history.stacks.length).toBe(3);
    expect(history.stacks.frames.name.slice(0, history.stacks.frames.length)).toEqual(['main.a', 'main.b', 'main.c']);
  });

  it('hands out the same stack table until something new comes in', () => {
    const history = new CaptureHistory();
    history.add(scrapeOf(1, { goroutine: goroutineProfileFromText('main.a 3') }));
    const table = history.stacks;
    history.add(scrapeOf(2, { goroutine: goroutineProfileFromText('main.a 5') }));
    expect(history.stacks).toBe(table);
    history.add(scrapeOf(3, { goroutine: goroutineProfileFromText('main.b 5') }));
    expect(history.stacks).not.toBe(table);
    expect(table.length).toBe(1);
  });

  it('leaves out types that were not scraped', () => {
    const history = new CaptureHistory();
    history.add(scrapeOf(1));
    expect(Object.keys(history.captures[0].rows)).toEqual([]);
    expect(() => finishAtOnce(stacksAt(history, 0, GOROUTINES))).toThrow(
      expect.objectContaining({ code: 'rows-not-captured' })
    );
    expect(() => finishAtOnce(stacksAt(history, 1, GOROUTINES))).toThrow(
      expect.objectContaining({ code: 'no-such-capture' })
    );
    expect(() => finishAtOnce(stacksAt(history, -1, GOROUTINES))).toThrow(
      expect.objectContaining({ code: 'no-such-capture' })
    );
  });

  it.each([5, 4, Number.NaN])('ignores and counts a scrape at %p after one at 5', (timeUnixMs) => {
    const history = new CaptureHistory();
    const newest = history.add(scrapeOf(5));
    expect(history.add(scrapeOf(timeUnixMs))).toBe(newest);
    expect(history.captures).toHaveLength(1);
    expect(history.ignoredScrapes).toBe(1);
  });

  it('refuses a goroutine profile in the place of a heap profile', () => {
    const add = () => new CaptureHistory().add(scrapeOf(1, { heap: goroutineProfileFromText('main.a 1') }));
    expect(add).toThrow(expect.objectContaining({ code: 'wrong-profile' }));
  });
});

describe('restarts', () => {
  const memories = (...told: Array<Partial<MemoryStats> | undefined>) => {
    const history = new CaptureHistory();
    told.forEach((one, i) => history.add(scrapeOf(i + 1, { memory: one && memoryOf(one) })));
    return history.captures.map((capture) => capture.restart);
  };

  it('never marks the first capture', () => {
    expect(memories({ gcCycles: 0 })).toEqual([false]);
  });

  it.each([
    ['NumGC falls', { gcCycles: 9 }, { gcCycles: 8 }],
    ['TotalAlloc falls', { totalAllocBytes: 900 }, { totalAllocBytes: 10 }],
    ['the start time changes', { processStartUnixMs: 1_000_000 }, { processStartUnixMs: 1_005_000 }],
    ['it falls to less than half at another origin', { gcCycles: 9 }, { gcCycles: 4, origin: 'metrics' as const }],
  ])('marks a new process when %s', (_, before, after) => {
    expect(memories(before, after, after)).toEqual([false, true, false]);
  });

  it.each([
    ['NumGC stays', { gcCycles: 9 }, { gcCycles: 9 }],
    ['only HeapAlloc falls', { heapAllocBytes: 900 }, { heapAllocBytes: 10 }],
    ['the start time wobbles', { processStartUnixMs: 1_000_000 }, { processStartUnixMs: 1_001_000 }],
    ['another origin lags a little', { gcCycles: 9 }, { gcCycles: 8, origin: 'metrics' as const }],
    ['nothing is known now', { gcCycles: 9 }, undefined],
  ])('marks nothing when %s', (_, before, after) => {
    expect(memories(before, after)).toEqual([false, false]);
  });

  it('compares with the last capture that told something', () => {
    expect(memories({ gcCycles: 9 }, undefined, {}, { gcCycles: 1 })).toEqual([false, false, false, true]);
  });

  it('forgets what the old process said', () => {
    const before = { gcCycles: 9, totalAllocBytes: 900 };
    expect(memories(before, { gcCycles: 1 }, { gcCycles: 2, totalAllocBytes: 10 })).toEqual([false, true, false]);
  });
});

describe('limits', () => {
  it('stays within the number of captures, keeps both ends and says how many were dropped', () => {
    const history = new CaptureHistory({ maxCaptures: 10 });
    for (let time = 1; time <= 200; time++) {
      history.add(scrapeOf(time));
    }
    const times = history.captures.map((capture) => capture.timeUnixMs);
    expect(times.length).toBeLessThanOrEqual(10);
    expect(times[0]).toBe(1);
    expect(times.slice(-4)).toEqual([197, 198, 199, 200]);
    expect(history.droppedCaptures).toBe(200 - times.length);
  });

  it('stays within the bytes', () => {
    const history = new CaptureHistory({ maxBytes: 100_000 });
    const stacks = Array.from({ length: 500 }, (_, i) => `main.f${i} 1`).join('\n');
    for (let time = 1; time <= 60; time++) {
      history.add(scrapeOf(time, { goroutine: goroutineProfileFromText(stacks) }));
    }
    expect(history.estimatedBytes).toBeLessThanOrEqual(100_000);
    expect(history.captures.length).toBeGreaterThan(5);
    expect(history.captures.length + history.droppedCaptures).toBe(60);
  });

  it('keeps three captures however small the cap is', () => {
    const history = new CaptureHistory({ maxCaptures: 0, maxBytes: 0 });
    [1, 2, 3, 4, 5].forEach((time) => history.add(scrapeOf(time)));
    expect(history.captures.map((capture) => capture.timeUnixMs)).toEqual([1, 4, 5]);
  });
});

describe('CaptureHistory.addInTurns', () => {
  // 3,000 stacks of 20 frames are several turns.
  const stacks = (seed: string, count = 3000) =>
    Array.from({ length: count }, (_, i) => {
      const frames = Array.from({ length: 20 }, (__, depth) => `${seed}.f${depth === 19 ? i : (i * depth) % 97}`);
      return `main.main;${frames.join(';')}`;
    });
  const heap = heapProfileFromText(
    stacks('main')
      .map((stack, i) => `${stack} 2 200 ${i % 2} ${(i % 2) * 100}`)
      .join('\n')
  );
  const goroutine = goroutineProfileFromText(
    stacks('other')
      .map((stack) => `${stack} 1`)
      .join('\n')
  );
  const scrape = scrapeOf(2, { heap, goroutine });
  const withFirst = () => {
    const history = new CaptureHistory();
    history.add(scrapeOf(1, { goroutine: goroutineProfileFromText('main.a;main.b 3') }));
    return history;
  };

  it('adds what add adds, with many turns of the host in between', async () => {
    let turns = 0;
    const inTurns = withFirst();
    await inTurns.addInTurns(scrape, { yieldToHost: async () => void turns++ });
    const atOnce = withFirst();
    atOnce.add(scrape);
    expect(turns).toBeGreaterThan(3);
    expect(inTurns.toStored()).toEqual(atOnce.toStored());
  });

  it('shows and stores nothing of it until it is in', async () => {
    const history = withFirst();
    const before = history.toStored();
    const table = history.stacks;
    const seen: unknown[] = [];
    await history.addInTurns(scrape, {
      yieldToHost: async () => void seen.push(history.stacks === table, history.captures.length, history.toStored()),
    });
    expect(seen.length).toBeGreaterThan(9);
    expect(seen).toEqual(Array.from({ length: seen.length / 3 }, () => [true, 1, before]).flat());
    expect(history.captures).toHaveLength(2);
  });

  it.each([1, 3, 5])('is as if it had never been asked when it is given up at turn %p', async (lastTurn) => {
    const history = withFirst();
    const before = history.toStored();
    const controller = new AbortController();
    let turns = 0;
    const adding = history.addInTurns(scrape, {
      signal: controller.signal,
      yieldToHost: async () => {
        turns++;
        if (turns === lastTurn) {
          controller.abort(new Error('nobody looks'));
        }
      },
    });
    await expect(adding).rejects.toThrow('nobody looks');
    expect(turns).toBe(lastTurn);
    expect(history.toStored()).toEqual(before);
    const never = withFirst();
    [history, never].forEach((one) => one.add(scrape));
    expect(history.toStored()).toEqual(never.toStored());
  });

  it('leaves no trace of a scrape that is refused half way', () => {
    const history = withFirst();
    const before = history.toStored();
    const refused = scrapeOf(2, { heap, goroutine: heapProfileFromText('main.a 1 1 1 1') });
    expect(() => history.add(refused)).toThrow(expect.objectContaining({ code: 'wrong-profile' }));
    expect(history.toStored()).toEqual(before);
    history.add(scrape);
    expect(rowsAsText(history, 1, GOROUTINES)).toHaveLength(3000);
  });

  it('takes one at a time', async () => {
    const history = withFirst();
    const first = history.addInTurns(scrape, {});
    expect(() => history.add(scrapeOf(3))).toThrow('a scrape is added before the one before it is in');
    await first;
    expect(history.add(scrapeOf(3)).timeUnixMs).toBe(3);
  });

  it('does not intern stacks that have nothing in use', () => {
    const history = new CaptureHistory();
    history.add(scrapeOf(1, { heap }));
    expect(history.stacks.length).toBe(1500);
    const { name, length } = history.stacks.frames;
    expect(name.slice(0, length)).not.toContain('main.f2998');
    expect(name.slice(0, length)).toContain('main.f2999');
  });
});

describe('when the target answered', () => {
  const heap = { ...heapProfileFromText('main.a 1 1 1 1'), timeUnixMs: 5000 };
  const goroutine = { ...goroutineProfileFromText('main.a 1'), timeUnixMs: 4990 };

  it('is known by its own clock, from the first profile for as long as the answers took', () => {
    const { answering } = new CaptureHistory().add(scrapeOf(9_000_000, { heap, goroutine, answerMs: 40 }));
    expect(answering).toEqual({ fromUnixMs: 4990, toUnixMs: 5030 });
  });

  it.each([
    ['how long is not', { heap }],
    ['no profile says when', { heap: { ...heap, timeUnixMs: 0 }, answerMs: 40 }],
    ['there is no profile', { answerMs: 40 }],
  ])('is not known when %s', (_, parts) => {
    expect(new CaptureHistory().add(scrapeOf(1, parts))).not.toHaveProperty('answering');
  });
});
