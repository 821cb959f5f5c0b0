// SPDX-License-Identifier: Apache-2.0
import type { LeakSeries } from '#pkg/leakscore';
import { scoreService } from './score-service';

const SECONDS = Array.from({ length: 60 }, (_, index) => index * 30);

function heap(valueAt: (index: number) => number): LeakSeries {
  return { kind: 'heap_live', timesSeconds: SECONDS, values: SECONDS.map((_, index) => valueAt(index)) };
}

function goroutines(valueAt: (index: number) => number): LeakSeries {
  return { ...heap(valueAt), kind: 'goroutines' };
}

const flatHeap = heap((index) => 50e6 + (index % 3) * 1e5);
const flatGoroutines = goroutines((index) => 20 + (index % 2));

describe('scoreService', () => {
  it('takes the larger of heap and goroutines and says which it is', () => {
    const leakingHeap = scoreService({ heap: heap((index) => 50e6 + index * 2e6), goroutines: flatGoroutines });
    expect(leakingHeap.resource).toBe('heap');
    expect(leakingHeap.score).toBe(leakingHeap.heap.score);
    expect(leakingHeap.score).toBeGreaterThan(80);

    const leakingGoroutines = scoreService({ heap: flatHeap, goroutines: goroutines((index) => 20 + 5 * index) });
    expect(leakingGoroutines.resource).toBe('goroutines');
    expect(leakingGoroutines.score).toBeGreaterThan(80);
  });

  it('stays low when neither grows', () => {
    expect(scoreService({ heap: flatHeap, goroutines: flatGoroutines }).score).toBeLessThan(50);
  });

  it('scores only what was known at a moment', () => {
    const series = { heap: heap((index) => 50e6 + Math.max(0, index - 30) * 2e6), goroutines: flatGoroutines };
    expect(scoreService(series, { untilSeconds: SECONDS[25] }).score).toBeLessThan(50);
    expect(scoreService(series).score).toBeGreaterThan(50);
    expect(scoreService(series, { untilSeconds: -1 }).heap.reason).toBe('no-samples');
  });

  it('does not take what GCs find in flight for growth, where each point is a GC', () => {
    // Every other GC finds something in flight, more and more of it.
    const noisy = heap((index) => 7e6 + (index % 2) * index * 1e5 + (index % 3) * 1e4);
    const untilSeconds = SECONDS[23];
    const single = scoreService({ heap: noisy, goroutines: flatGoroutines }, { untilSeconds }).heap;
    const paired = scoreService(
      { heap: { ...noisy, isPerGc: true }, goroutines: flatGoroutines },
      { untilSeconds }
    ).heap;
    expect(single.evidence).toBeGreaterThan(10);
    expect(paired.evidence).toBe(0);
    expect(paired.features?.floors).toBe(12);
    const leaking = { ...heap((index) => 50e6 + index * 2e6), isPerGc: true };
    expect(scoreService({ heap: leaking, goroutines: flatGoroutines }).score).toBeGreaterThan(80);
  });
});
