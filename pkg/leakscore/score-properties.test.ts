// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { computeLeakScore } from './compute-leak-score';
import { computeWindowedScore } from './compute-windowed-score';
import { explainScore } from './explain-score';
import type { LeakScore, LeakSeries, LeakSeriesKind } from './leak-series';
import { createScoreTracker } from './score-tracker';

const KINDS: readonly LeakSeriesKind[] = ['heap_live', 'heap_raw', 'goroutines', 'site'];
const anyNumber = fc.oneof(
  fc.double(),
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  fc.integer({ min: -3, max: 3 })
);

const anySeries: fc.Arbitrary<LeakSeries> = fc.nat({ max: 120 }).chain((length) => {
  const column = fc.array(anyNumber, { minLength: length, maxLength: length });
  const maybe = fc.option(column, { nil: undefined });
  const ascending = fc.constant(Array.from({ length }, (_, i) => 15 * i));
  return fc.record({
    kind: fc.constantFrom(...KINDS),
    timesSeconds: fc.oneof(column, ascending),
    values: column,
    workBytes: maybe,
    gcCycles: maybe,
    restarts: fc.array(fc.oneof(fc.integer({ min: -2, max: 130 }), fc.double()), { maxLength: 5 }),
  });
});

/** Every number of a score, its features included, but lateSeconds, which may be Infinity. */
function numbersOf({ features, terms, timeToLimit, ...score }: LeakScore): number[] {
  const early = timeToLimit ? [timeToLimit.medianSeconds, timeToLimit.earlySeconds] : [];
  return [...Object.values({ ...score, ...features, ...terms }), ...early].filter((value) => typeof value === 'number');
}

function expectSound(score: LeakScore): void {
  expect(numbersOf(score).filter((value) => !Number.isFinite(value))).toEqual([]);
  expect(score.score).toBeGreaterThanOrEqual(0);
  expect(score.score).toBeLessThanOrEqual(score.evidence);
  expect(score.evidence).toBeLessThanOrEqual(100);
  expect(score.slopeLowPerSecond).toBeLessThanOrEqual(score.slopePerSecond);
  expect(score.slopeHighPerSecond).toBeGreaterThanOrEqual(score.slopePerSecond);
  expect(score.timeToLimit?.lateSeconds).not.toBeNaN();
  expect(score.reason).toMatch(/^[a-z-]+$/);
}

/** Numerical Recipes' linear congruential generator: the same noise in every run. */
function makeNoise(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const heapOf = (values: readonly number[], more: Partial<LeakSeries> = {}): LeakSeries => ({
  kind: 'heap_live',
  timesSeconds: values.map((_, i) => 60 * i),
  values,
  ...more,
});

const noiseOf = (seed: number, length: number): number[] => {
  const noise = makeNoise(seed);
  return Array.from({ length }, () => noise());
};

const seeds = fc.integer({ min: 1, max: 2 ** 31 });

describe('the leak score of any numbers', () => {
  it('is finite throughout, within its bounds, and has a sentence', () => {
    fc.assert(
      fc.property(anySeries, fc.double(), anyNumber, (series, limit, minGrowthAgeSeconds) => {
        const score = computeLeakScore(series, { limit, minGrowthAgeSeconds });
        expectSound(score);
        expect(explainScore(score, 'bytes').join(' ')).not.toMatch(/^$|NaN|Infinity|undefined/);
      }),
      { numRuns: 1000 }
    );
  });

  it('is so in any windows too, and is never below that of the whole process while that is a window', () => {
    fc.assert(
      fc.property(anySeries, fc.double(), fc.array(anyNumber), (series, limit, windowsSeconds) => {
        const score = computeWindowedScore(series, { limit, windowsSeconds });
        expectSound(score);
        expect(score.scoredWindowSeconds).toBeGreaterThanOrEqual(0);
        const withWhole = computeWindowedScore(series, { windowsSeconds: [...windowsSeconds, Infinity] });
        expect(withWhole.score).toBeGreaterThanOrEqual(computeLeakScore(series).score);
      }),
      { numRuns: 500 }
    );
  });

  it('is so after every sample that a tracker is given', () => {
    fc.assert(
      fc.property(anySeries, fc.double(), anyNumber, (series, limit, minGrowthAgeSeconds) => {
        const tracker = createScoreTracker(series.kind, { limit, minGrowthAgeSeconds });
        for (let i = 0; i < series.values.length; i++) {
          tracker.add({
            timeSeconds: series.timesSeconds[i],
            value: series.values[i],
            workBytes: series.workBytes?.[i],
            gcCycles: series.gcCycles?.[i],
            isRestart: series.restarts?.includes(i),
          });
          if (i % 7 === 0) {
            expectSound(tracker.score());
          }
        }
        expectSound(tracker.score());
      }),
      { numRuns: 500 }
    );
  });

  it('is 0 for want of samples when every sample is a restart', () => {
    const restarts = Array.from({ length: 50 }, (_, i) => i);
    const expected = { score: 0, evidence: 0, reason: 'too-few-samples' };
    expect(computeWindowedScore(heapOf(restarts, { restarts }))).toMatchObject(expected);
    const tracker = createScoreTracker('heap_live');
    restarts.forEach((i) => tracker.add({ timeSeconds: 60 * i, value: 1e8 + 1e6 * i, isRestart: true }));
    expect(tracker.score()).toMatchObject(expected);
  });
});

describe('the leak score', () => {
  it('does not depend on the unit of values and work, far above the smallest difference', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1 / 1024, 1 / 1000, 8, 1000, 1024), (seed, unit) => {
        const values = noiseOf(seed, 100).map((noise, i) => 1e9 * (1 + 0.05 * noise + 0.002 * i));
        const workBytes = values.map((_, i) => 1e6 * (i + Math.sin(i / 5)));
        const scaled = { workBytes: workBytes.map((value) => value * unit) };
        const inUnit = computeLeakScore(
          heapOf(
            values.map((value) => value * unit),
            scaled
          )
        );
        expect(inUnit.score).toBeCloseTo(computeLeakScore(heapOf(values, { workBytes })).score, 6);
      })
    );
  });

  it('does not depend on the second in which time begins', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -1e9, max: 2e9 }), (seed, originSeconds) => {
        const series = heapOf(noiseOf(seed, 90).map((noise, i) => 1e9 * (1 + 0.05 * noise + 0.002 * i)));
        const times = noiseOf(seed + 1, 90).map((noise, i) => 60 * i + Math.round(noise));
        const shifted = times.map((time) => time + originSeconds);
        const score = computeLeakScore({ ...series, timesSeconds: times });
        expect(computeLeakScore({ ...series, timesSeconds: shifted })).toEqual(score);
      })
    );
  });

  it('rises with the slope under the same noise, but for a point where a better form changes', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const noise = noiseOf(seed, 200);
        let highest = 0;
        for (const growthRatio of [0, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2]) {
          const values = noise.map((deviation, i) => 1e8 * (1 + 0.03 * deviation + (growthRatio * i) / 200));
          const { score } = computeLeakScore(heapOf(values), { minGrowthAgeSeconds: 0 });
          expect(score).toBeGreaterThan(highest - 5);
          highest = Math.max(highest, score);
        }
        expect(highest).toBeGreaterThan(90);
      })
    );
  });

  it('calls fewer than one in a thousand stationary series a leak, fewer than one in fifty suspect', () => {
    const counts = { alarms: 0, suspects: 0 };
    const SERIES = 3000;
    for (let i = 0; i < SERIES; i++) {
      const length = [20, 60, 200][i % 3];
      const values = noiseOf(i + 1, length).map((noise) => 1e8 * (1 + 0.05 * noise));
      const { score } = computeLeakScore(heapOf(values), { minGrowthAgeSeconds: 0 });
      counts.alarms += score >= 80 ? 1 : 0;
      counts.suspects += score >= 50 ? 1 : 0;
    }
    expect(counts.alarms / SERIES).toBeLessThan(0.001);
    expect(counts.suspects / SERIES).toBeLessThan(0.02);
  });

  it('falls under 80 for a leak whose samples are shuffled', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const order = noiseOf(seed, 120);
        const leak = order.map((_, i) => 1e8 + 1e6 * i);
        const shuffled = leak.map((value, i) => ({ value, key: order[i] })).sort((a, b) => a.key - b.key);
        expect(computeLeakScore(heapOf(leak)).score).toBeGreaterThan(90);
        expect(computeLeakScore(heapOf(shuffled.map(({ value }) => value))).score).toBeLessThan(80);
      }),
      { numRuns: 200, seed: 7 }
    );
  });
});
