// SPDX-License-Identifier: Apache-2.0
import { computeLeakScore } from './compute-leak-score';
import type { LeakSeries } from './leak-series';

/** One sample a minute. */
const seriesOf = (values: ArrayLike<number>, more: Partial<LeakSeries> = {}): LeakSeries => ({
  kind: 'heap_live',
  timesSeconds: Array.from(values, (_, i) => 60 * i),
  values,
  ...more,
});

const rising = (length: number): number[] => Array.from({ length }, (_, i) => 1e8 + 1e6 * i + 1e5 * ((i * 7919) % 13));

describe('computeLeakScore', () => {
  it('alarms on a steady leak and not on a level heap', () => {
    expect(computeLeakScore(seriesOf(rising(200)))).toMatchObject({ score: expect.closeTo(97.8, 0), reason: 'scored' });
    const level = Array.from({ length: 200 }, (_, i) => 1e8 + 1e5 * ((i * 7919) % 13));
    expect(computeLeakScore(seriesOf(level)).score).toBeLessThan(30);
  });

  it('gives the reason why there is nothing to score', () => {
    expect(computeLeakScore(seriesOf([]))).toMatchObject({ score: 0, reason: 'no-samples', features: undefined });
    expect(computeLeakScore(seriesOf([1, 2]))).toMatchObject({ score: 0, reason: 'too-few-samples', terms: undefined });
    expect(computeLeakScore(seriesOf(rising(7))).reason).toBe('too-few-samples');
    expect(computeLeakScore(seriesOf(rising(8))).reason).toBe('scored');
    expect(computeLeakScore(seriesOf(new Float64Array(50).fill(4096)))).toMatchObject({
      score: 0,
      reason: 'not-growing',
    });
    // Sure of it whatever the level: rounding of the mean must not pass for autocorrelation.
    for (const level of [4096, 0.1, 123456789.123]) {
      expect(computeLeakScore(seriesOf(new Float64Array(50).fill(level))).confidence).toBe(1);
    }
    expect(computeLeakScore(seriesOf(new Float64Array(50).fill(NaN))).reason).toBe('invalid-samples-dropped');
  });

  it('scores what is left when some samples are no numbers, and says so', () => {
    const values = rising(200);
    values[17] = NaN;
    values[90] = Infinity;
    const result = computeLeakScore(seriesOf(values));
    expect(result.reason).toBe('invalid-samples-dropped');
    expect(result.score).toBeGreaterThan(80);
  });

  it('does not depend on the order of the samples', () => {
    const inOrder = seriesOf(rising(100));
    const turned = {
      ...inOrder,
      timesSeconds: Array.from(inOrder.timesSeconds).reverse(),
      values: rising(100).reverse(),
    };
    expect(computeLeakScore(turned)).toEqual(computeLeakScore(inOrder));
  });

  it('does not depend on samples that arrive twice', () => {
    const inOrder = seriesOf(rising(100));
    const twice = (column: ArrayLike<number>): number[] => Array.from(column).flatMap((item) => [item, item]);
    const doubled = { ...inOrder, timesSeconds: twice(inOrder.timesSeconds), values: twice(inOrder.values) };
    expect(computeLeakScore(doubled)).toEqual(computeLeakScore(inOrder));
  });

  it('scores negative values by their rise', () => {
    expect(computeLeakScore(seriesOf(rising(200).map((value) => value - 1e9))).score).toBeGreaterThan(80);
  });

  it('survives a restart at every sample', () => {
    const result = computeLeakScore(seriesOf(rising(50), { restarts: Array.from({ length: 50 }, (_, i) => i) }));
    expect(result).toMatchObject({ score: 0, evidence: 0, reason: 'too-few-samples' });
  });

  it('uses all of a million samples: the score is that of their forty floors', () => {
    const length = 1_000_000;
    const values = Float64Array.from({ length }, (_, i) => 1e8 + 50 * i + 1e6 * ((i * 7919) % 1013));
    const timesSeconds = values.map((_, i) => i);
    const result = computeLeakScore({ kind: 'heap_live', timesSeconds, values });
    expect(result.features).toMatchObject({ floors: 40, samplesPerFloor: 25_000 });
    expect(result.slopePerSecond).toBeCloseTo(50, 0);
    expect(result.score).toBeGreaterThan(80);
  });

  it('lets the score of the process before a restart fade with the age of the new one', () => {
    const leak = rising(100);
    const alone = computeLeakScore(seriesOf(leak));
    const after = (samples: number) =>
      computeLeakScore(seriesOf([...leak, ...new Array<number>(samples).fill(1e8)], { restarts: [100] }));
    // The previous process spans 99 minutes; the new one 4.
    expect(after(5)).toMatchObject({ carried: true, reason: 'carried-over-restart', terms: undefined });
    expect(after(5).score).toBeCloseTo(alone.score * 0.9 * (1 - 4 / 99), 10);
    expect(after(5).evidence).toBeCloseTo(alone.evidence * 0.9 * (1 - 4 / 99), 10);
    expect(after(60).score).toBeCloseTo(alone.score * 0.9 * (1 - 59 / 99), 10);
    expect(after(100)).toMatchObject({ score: 0, carried: false, reason: 'not-growing' });
  });

  it('warms up: young growth keeps part of its evidence', () => {
    const young = computeLeakScore(seriesOf(rising(16)));
    expect(young.warmingUp).toBe(true);
    expect(young.score / young.evidence).toBeCloseTo(0.6 + 0.4 * (900 / 1800), 10);
    const accelerated = computeLeakScore(seriesOf(rising(16)), { minGrowthAgeSeconds: 0 });
    expect(accelerated).toMatchObject({ warmingUp: false, score: young.evidence });
  });

  it('forecasts the limit with an interval', () => {
    const { timeToLimit } = computeLeakScore(seriesOf(rising(200)), { limit: 4e8 });
    // At 1e6 a minute, from 299e6 now: 101 minutes.
    expect(Math.abs((timeToLimit?.medianSeconds ?? 0) / 60 - 101)).toBeLessThan(2);
    expect(timeToLimit?.earlySeconds).toBeLessThanOrEqual(timeToLimit?.medianSeconds ?? 0);
    expect(timeToLimit?.lateSeconds).toBeGreaterThanOrEqual(timeToLimit?.medianSeconds ?? Infinity);
    expect(computeLeakScore(seriesOf(rising(200))).timeToLimit).toBeUndefined();
  });

  it('refuses columns of different length by name', () => {
    const broken = [
      { ...seriesOf([1, 2, 3]), values: [1, 2] },
      seriesOf([1, 2, 3], { workBytes: [1] }),
      seriesOf([1, 2, 3], { gcCycles: [1] }),
    ];
    const places = ['values', 'workBytes', 'gcCycles'];
    broken.forEach((series, i) => {
      expect(() => computeLeakScore(series)).toThrow(
        expect.objectContaining({ name: 'LeakScoreError', code: 'column-length-mismatch', at: places[i] })
      );
    });
  });

  it('leaves its input alone', () => {
    const values = Float64Array.from(rising(60)).reverse();
    const before = values.slice();
    computeLeakScore(seriesOf(values));
    expect(values).toEqual(before);
  });
});
