// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { computeLeakScore } from './compute-leak-score';
import type { LeakScore, LeakSeries, LeakSeriesKind } from './leak-series';
import { createScoreTracker, type ScoreTracker, type TrackedSample } from './score-tracker';

const KINDS: readonly LeakSeriesKind[] = ['heap_live', 'heap_raw', 'goroutines', 'site'];

interface Fed {
  readonly tracker: ScoreTracker;
  readonly samples: readonly TrackedSample[];
}

function feed(kind: LeakSeriesKind, samples: readonly TrackedSample[]): Fed {
  const tracker = createScoreTracker(kind, { limit: 2e9 });
  samples.forEach((sample) => tracker.add(sample));
  return { tracker, samples };
}

function seriesOf(kind: LeakSeriesKind, samples: readonly TrackedSample[]): LeakSeries {
  const column = (pick: (sample: TrackedSample) => number | undefined): number[] =>
    samples.map((sample) => pick(sample) ?? NaN);
  return {
    kind,
    timesSeconds: column(({ timeSeconds }) => timeSeconds),
    values: column(({ value }) => value),
    workBytes: column(({ workBytes }) => workBytes),
    gcCycles: column(({ gcCycles }) => gcCycles),
    restarts: samples.flatMap(({ isRestart }, i) => (isRestart === true ? [i] : [])),
  };
}

/** The numbers and words in which two scores differ by more than a billionth. */
function findDifferences(actual: LeakScore, expected: LeakScore): string[] {
  const flat = ({ features, terms, timeToLimit, ...score }: LeakScore): Readonly<Record<string, unknown>> => ({
    ...score,
    ...features,
    ...terms,
    ...timeToLimit,
    // Counted from an origin of its own.
    lastLevelSeconds: 0,
  });
  const found = flat(actual);
  return Object.entries(flat(expected)).flatMap(([name, value]) => {
    const other = found[name];
    const isSame =
      typeof value === 'number' && typeof other === 'number' && Number.isFinite(value)
        ? Math.abs(other - value) <= 1e-9 * Math.max(1, Math.abs(value))
        : Object.is(other, value);
    return isSame ? [] : [`${name}: ${String(other)}, expected ${String(value)}`];
  });
}

/** A series with noise, growth, load and perhaps collections; gaps, samples of one moment and restarts here and there. */
const anySamples = (maxLength: number) =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      growth: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      originSeconds: fc.constantFrom(0, 1_700_000_000, -7200),
      hasLoad: fc.boolean(),
      hasCycles: fc.boolean(),
      steps: fc.array(
        fc.record({
          noise: fc.double({ min: -1, max: 1, noNaN: true }),
          elapsed: fc.constantFrom(15, 15, 15, 14.5, 16.25, 90, 0),
          value: fc.constantFrom<number | undefined>(undefined, undefined, undefined, undefined, NaN, Infinity),
          isRestart: fc.integer({ min: 0, max: 150 }).map((draw) => draw === 0),
        }),
        { minLength: 0, maxLength, size: 'max' }
      ),
    })
    .map(({ kind, growth, originSeconds, hasLoad, hasCycles, steps }) => {
      let timeSeconds = originSeconds;
      const samples = steps.map(({ noise, elapsed, value, isRestart }, i): TrackedSample => {
        timeSeconds += isRestart ? 15 : elapsed;
        return {
          timeSeconds,
          value: value ?? 1e9 + 3e7 * noise + growth * i,
          workBytes: hasLoad ? 1e8 * i + 3e8 * Math.sin(i / 9) + 1e7 * noise : undefined,
          gcCycles: hasCycles ? Math.floor(i / 1.5) : undefined,
          isRestart,
        };
      });
      return { kind, samples };
    });

describe('a score tracker', () => {
  it('says what computeLeakScore says of the samples up to the moment it names', () => {
    let compared = 0;
    fc.assert(
      fc.property(anySamples(470), fc.integer({ min: 5, max: 60 }), ({ kind, samples }, every) => {
        const tracker = createScoreTracker(kind, { limit: 2e9 });
        let asOfSeconds: number | undefined;
        samples.forEach((sample, i) => {
          tracker.add(sample);
          if (i % every !== 0 && i < samples.length - 1) {
            return;
          }
          const score = tracker.score();
          if (score.asOfSeconds !== asOfSeconds) {
            asOfSeconds = score.asOfSeconds;
            const known = seriesOf(kind, samples.slice(0, i + 1));
            const differences = findDifferences(score, computeLeakScore(known, { limit: 2e9 }));
            compared++;
            if (differences.length > 0) {
              throw new Error(`${i + 1} samples of ${kind}: ${differences.join('; ')}`);
            }
          }
        });
      }),
      // Shrinking series of hundreds of samples takes minutes; the message says enough.
      { numRuns: 100, endOnFailure: true }
    );
    expect(compared).toBeGreaterThan(300);
  });

  it('lets the score stand until a bin has closed, and says as of when', () => {
    const { tracker } = feed('heap_live', rising(200));
    const standing = tracker.score();
    expect(standing).toMatchObject({ asOfSeconds: 199 * 15, features: { samplesPerFloor: 5 } });
    const more = rising(205);
    more.slice(200, 204).forEach((sample) => {
      tracker.add(sample);
      expect(tracker.score()).toBe(standing);
    });
    tracker.add(more[204]);
    expect(tracker.score().asOfSeconds).toBe(204 * 15);
  });

  it('agrees again after 480 samples whenever the bins are made of whole points', () => {
    // 1120 samples: bins of ceil(1120/40) = 28, points of 4.
    const { tracker, samples } = feed('heap_live', rising(1120));
    expectScoreOnly(tracker.score(), computeLeakScore(seriesOf('heap_live', samples), { limit: 2e9 }));
    // 27 samples a bin are no whole points: near, but not the same.
    const odd = feed('heap_live', rising(1078));
    const expected = computeLeakScore(seriesOf('heap_live', odd.samples));
    expect(Math.abs(odd.tracker.score().score - expected.score)).toBeLessThan(3);
  });

  it('keeps no more after a million samples than after a thousand', () => {
    const tracker = createScoreTracker('heap_live');
    for (let i = 0; i < 1_000_000; i++) {
      tracker.add({ timeSeconds: i, value: 1e8 + 50 * i + 1e6 * ((i * 7919) % 1013) });
    }
    const score = tracker.score();
    expect(score.features?.floors).toBeGreaterThan(30);
    expect(score.slopePerSecond).toBeCloseTo(50, 0);
    expect(score.score).toBeGreaterThan(80);
  });

  it('passes the score of the process before on, fading', () => {
    const { tracker, samples } = feed('heap_live', rising(100));
    const alone = tracker.score().score;
    const after = samples
      .slice(0, 5)
      .map((sample, i): TrackedSample => ({ ...sample, timeSeconds: 15 * (100 + i), value: 1e8, isRestart: i === 0 }));
    after.forEach((sample) => tracker.add(sample));
    expect(tracker.score()).toMatchObject({ reason: 'carried-over-restart', carried: true });
    expect(tracker.score().score).toBeCloseTo(alone * 0.9 * (1 - 4 / 99), 9);
  });

  it('begins anew at a restart even if the clock went back', () => {
    const { tracker } = feed('heap_live', rising(50));
    tracker.add({ timeSeconds: -1e6, value: 5, isRestart: true });
    expect(tracker.score()).toMatchObject({ asOfSeconds: -1e6, reason: 'carried-over-restart' });
  });

  it('leaves late samples out and says so', () => {
    const { tracker } = feed('heap_live', rising(100));
    tracker.add({ timeSeconds: 7, value: 0 });
    rising(103)
      .slice(100)
      .forEach((sample) => tracker.add(sample));
    expect(tracker.score()).toMatchObject({ reason: 'invalid-samples-dropped' });
    expect(tracker.score().score).toBeCloseTo(computeLeakScore(seriesOf('heap_live', rising(103))).score, 9);
  });

  it('has a reason when there is nothing to score', () => {
    const tracker = createScoreTracker('goroutines');
    expect(tracker.score()).toMatchObject({ score: 0, reason: 'no-samples', asOfSeconds: undefined });
    tracker.add({ timeSeconds: NaN, value: 5, isRestart: true });
    expect(tracker.score()).toMatchObject({ score: 0, reason: 'invalid-samples-dropped', asOfSeconds: undefined });
    tracker.add({ timeSeconds: 5, value: 5 });
    expect(tracker.score()).toMatchObject({ score: 0, reason: 'too-few-samples', asOfSeconds: 5 });
  });
});

/** A leak with load, one sample in 15 s. */
function rising(length: number): TrackedSample[] {
  return Array.from({ length }, (_, i) => ({
    timeSeconds: 15 * i,
    value: 1e8 + 1e6 * i + 1e6 * ((i * 7919) % 13),
    workBytes: 1e7 * i + 3e7 * Math.sin(i / 20),
  }));
}

function expectScoreOnly(actual: LeakScore, expected: LeakScore): void {
  expect(actual.score).toBeCloseTo(expected.score, 9);
  expect(actual.slopePerSecond).toBeCloseTo(expected.slopePerSecond, 9);
}
