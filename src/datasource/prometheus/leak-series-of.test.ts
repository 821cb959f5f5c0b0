// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { computeLeakScore } from '#pkg/leakscore';
import { companionExpressions, type CompanionName } from './companions';
import { leakSeriesOf } from './leak-series-of';
import type { PrometheusSeries } from './prometheus-series';
import { scoreOverTime } from './score-over-time';

const series = (labels: Record<string, string>, values: number[], stepMs = 15_000): PrometheusSeries => ({
  metric: 'm',
  labels,
  timesUnixMs: values.map((_, i) => 1_700_000_000_000 + i * stepMs),
  values: Float64Array.from(values),
});
const api = { job: 'api', instance: 'a:1' };
const withCompanions = (
  values: number[],
  companions: Partial<Record<CompanionName, PrometheusSeries[]>>,
  workIsRate = false
) =>
  leakSeriesOf(series(api, values), {
    kind: 'heap_live',
    companions: new Map(
      Object.entries(companions).map(([name, found]) => [name, found] as [CompanionName, PrometheusSeries[]])
    ),
    workIsRate,
  });

describe('leakSeriesOf', () => {
  it('sees a new process in another start time, not in the wobble of one', () => {
    const start = series(api, [100, 100.9, 100, NaN, 170, 170]);
    expect(withCompanions([1, 2, 3, 4, 1, 2], { start: [start] }).restarts).toEqual([4]);
  });

  it('sees a new process where the allocations fall, and none where the value does', () => {
    const work = series(api, [10, 20, NaN, 5, 9]);
    expect(withCompanions([9, 9, 9, 9, 1], { work: [work] }).restarts).toEqual([3]);
    expect(withCompanions([9, 9, 9, 9, 1], {}).restarts).toEqual([]);
  });

  it('makes a counter of a rate, and no restart of a falling rate', () => {
    const { workBytes, restarts } = withCompanions([1, 1, 1], { work: [series(api, [4, 2, 1])] }, true);
    expect(workBytes).toEqual(Float64Array.of(0, 30, 45));
    expect(restarts).toEqual([]);
  });

  it('joins what is of the same process, each with times of its own', () => {
    const work = { ...series(api, [10, 20]), timesUnixMs: [1_700_000_000_000, 1_700_000_030_000] };
    const other = series({ ...api, instance: 'b:1' }, [1, 2, 3]);
    expect(withCompanions([1, 1, 1], { work: [other, work] }).workBytes).toEqual(Float64Array.of(10, 10, 20));
  });

  it('has one point a GC of the live heap, as the GCs of the process tell', () => {
    const gcCycles = [series(api, [1, 1, 2, 3])];
    const live = { ...series(api, [8, 8, 8, 9]), metric: 'go_gc_heap_live_bytes' };
    const options = {
      kind: 'heap_live',
      companions: new Map([['gcCycles' as const, gcCycles]]),
      workIsRate: false,
    } as const;
    expect(leakSeriesOf(live, options).values).toEqual(Float64Array.of(8, 8, 9));
  });
});

describe('companionExpressions', () => {
  it('names the processes by job and instance, literally', () => {
    const found = new Map(
      companionExpressions([series(api, [1]), series({ job: 'b|c', instance: 'b:1' }, [1])], new Set(['goroutines']))
    );
    expect([...found.keys()]).toEqual(['start', 'work', 'gcCycles']);
    const selector = String.raw`{job=~"api|b\\|c",instance=~"a:1|b:1"}`;
    expect(found.get('start')).toBe(`process_start_time_seconds${selector}`);
    expect(found.get('work')).toBe(
      `go_memstats_alloc_bytes_total${selector} or go_gc_heap_allocs_bytes_total${selector}`
    );
  });

  it('asks for memory only where memory is scored, and for nothing where series are sums', () => {
    expect(companionExpressions([series(api, [1])], new Set(['heap_raw'])).map(([name]) => name)).toEqual([
      ...['start', 'work', 'gcCycles', 'rss', 'gomemlimit'],
    ]);
    expect(companionExpressions([series({ job: 'api' }, [1])], new Set(['heap_live']))).toEqual([]);
    expect(companionExpressions([], new Set())).toEqual([]);
  });
});

describe('scoreOverTime', () => {
  const value = fc.oneof(
    { weight: 9, arbitrary: fc.double({ min: 0, max: 1e9, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(NaN) }
  );

  it('ends with the score of the whole series, in at most 120 moments, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 600 }),
        (values, stepSeconds) => {
          const whole = leakSeriesOf(series(api, values, stepSeconds * 1000), {
            kind: 'heap_live',
            companions: new Map(),
            workIsRate: false,
          });
          const moments = scoreOverTime(whole, { minGrowthAgeSeconds: 0 });
          expect(moments.length).toBeLessThanOrEqual(120);
          expect(moments.at(-1)?.score).toEqual(computeLeakScore(whole, { minGrowthAgeSeconds: 0 }));
          expect(moments.every(({ score }) => Number.isFinite(score.score))).toBe(true);
          const times = moments.map(({ timeUnixMs }) => timeUnixMs);
          expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
        }
      ),
      { numRuns: 40 }
    );
  });

  it('knows nothing of the future', () => {
    const values = Array.from({ length: 60 }, (_, i) => 1e8 + (i < 30 ? (i % 3) * 1e5 : (i - 30) * 1e7));
    const moments = scoreOverTime(
      leakSeriesOf(series(api, values), { kind: 'heap_live', companions: new Map(), workIsRate: false }),
      { minGrowthAgeSeconds: 0 }
    );
    expect(moments).toHaveLength(60);
    expect(moments[29].score.score).toBeLessThan(50);
    expect(moments[59].score.score).toBeGreaterThan(80);
  });

  it('has no moments of an empty series', () => {
    const empty = leakSeriesOf(series(api, []), { kind: 'heap_live', companions: new Map(), workIsRate: false });
    expect(scoreOverTime(empty, {})).toEqual([]);
  });
});
