// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { computeLeakScore } from './compute-leak-score';
import { computeWindowedScore, SCORE_WINDOWS_SECONDS } from './compute-windowed-score';
import type { LeakSeries } from './leak-series';

/** One sample a minute. */
const seriesOf = (values: ArrayLike<number>, more: Partial<LeakSeries> = {}): LeakSeries => ({
  kind: 'heap_live',
  timesSeconds: Array.from(values, (_, i) => 60 * i),
  values,
  ...more,
});

const HOURS = 60;
const jitter = (i: number): number => 1e5 * ((i * 7919) % 13);
/** Level for `levelHours`, then a leak of 1 MB a minute. */
const lateLeak = (levelHours: number, leakHours: number): Float64Array =>
  Float64Array.from(
    { length: (levelHours + leakHours) * HOURS },
    (_, i) => 1e9 + jitter(i) + 1e6 * Math.max(0, i - levelHours * HOURS)
  );

const tailOf = (series: LeakSeries, from: number): LeakSeries => {
  const cut = (column: ArrayLike<number> | undefined) => column && Float64Array.from(column).slice(from);
  const { workBytes, gcCycles, ...rest } = series;
  return {
    ...rest,
    timesSeconds: Float64Array.from(series.timesSeconds).slice(from),
    values: Float64Array.from(series.values).slice(from),
    workBytes: cut(workBytes),
    gcCycles: cut(gcCycles),
  };
};

describe('computeWindowedScore', () => {
  it('is the score of the whole process while that is younger than the shortest window', () => {
    const series = seriesOf(lateLeak(1, 2));
    expect(computeWindowedScore(series)).toEqual({
      ...computeLeakScore(series),
      scoredWindowSeconds: 179 * 60,
      isWholeProcess: true,
    });
  });

  it('finds a leak of the last three hours that a week hides, and says in which window', () => {
    const series = seriesOf(lateLeak(160, 3));
    expect(computeLeakScore(series).score).toBeLessThan(50);
    expect(computeWindowedScore(series)).toMatchObject({
      score: expect.closeTo(computeLeakScore(tailOf(series, 160 * HOURS - 1)).score, 9),
      scoredWindowSeconds: 3 * 3600,
      isWholeProcess: false,
    });
  });

  it('keeps the whole process among the windows while it is no longer than the longest, and names the longest of equals', () => {
    const slow = Float64Array.from({ length: 20 * HOURS }, (_, i) => 1e9 + 20 * jitter(i) + 3e4 * i);
    const series = seriesOf(slow);
    const three = computeWindowedScore(series, { windowsSeconds: [3 * 3600] });
    expect(three).toMatchObject({ scoredWindowSeconds: 3 * 3600, isWholeProcess: false });
    const day = computeWindowedScore(series, { windowsSeconds: [3 * 3600, 24 * 3600] });
    expect(day).toMatchObject({ scoredWindowSeconds: (20 * HOURS - 1) * 60, isWholeProcess: true });
    expect(day.score).toBeGreaterThan(three.score);
    const level = seriesOf(new Float64Array(20 * HOURS).fill(5));
    expect(computeWindowedScore(level)).toMatchObject({ score: 0, isWholeProcess: true, reason: 'not-growing' });
  });

  it('is the largest of the scores of the parts, up to the number of points that are not thinned', () => {
    const windowsSeconds = [60 * 60, 150 * 60, 400 * 60];
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 401 }), (noise) => {
        const values = noise.map((deviation, i) => 1e9 + 3e7 * deviation + 1e5 * i);
        const workBytes = noise.map((deviation, i) => 1e8 * i + 1e7 * deviation);
        const series = seriesOf(values, { workBytes });
        const parts = [60, 150, 400].filter((minutes) => minutes < noise.length - 1);
        const scores = [series, ...parts.map((minutes) => tailOf(series, noise.length - 1 - minutes))].map(
          (part) => computeLeakScore(part).score
        );
        expect(computeWindowedScore(series, { windowsSeconds }).score).toBeCloseTo(Math.max(...scores), 6);
      })
    );
  });

  it('never looks before a restart, and lets the score of the process before fade', () => {
    const values = [...lateLeak(0, 3), ...new Float64Array(30).fill(1e8)];
    const series = seriesOf(values, { restarts: [180] });
    expect(computeWindowedScore(series)).toMatchObject({
      score: computeLeakScore(series).score,
      reason: 'carried-over-restart',
      isWholeProcess: true,
    });
  });

  it('passes over windows that are none', () => {
    const series = seriesOf(lateLeak(160, 3));
    const whole = computeWindowedScore(series, { windowsSeconds: [] });
    expect(whole.isWholeProcess).toBe(true);
    expect(computeWindowedScore(series, { windowsSeconds: [NaN, 0, -5] })).toEqual(whole);
    expect(computeWindowedScore(series, { windowsSeconds: [Infinity] })).toEqual(whole);
    expect(computeWindowedScore(series, { windowsSeconds: [3 * 3600, NaN] }).scoredWindowSeconds).toBe(3 * 3600);
  });

  it('scores a window of a single sample as too few', () => {
    expect(computeWindowedScore(seriesOf(lateLeak(1, 1)), { windowsSeconds: [1e-9] })).toMatchObject({
      score: 0,
      reason: 'too-few-samples',
    });
  });

  it('gives a million samples the floors of all of them', () => {
    const values = Float64Array.from({ length: 1_000_000 }, (_, i) => 1e8 + 50 * i + 1e6 * ((i * 7919) % 1013));
    const series: LeakSeries = { kind: 'heap_live', timesSeconds: values.map((_, i) => i / 2), values };
    const windowed = computeWindowedScore(series);
    expect(windowed.isWholeProcess).toBe(true);
    expect(windowed.features?.floors).toBeGreaterThanOrEqual(39);
    expect(windowed.features?.samplesPerFloor).toBe(12);
    expect(windowed.score).toBeCloseTo(computeLeakScore(series).score, 0);
  });

  it('has windows of three hours, a day and a week', () => {
    expect(SCORE_WINDOWS_SECONDS).toEqual([10_800, 86_400, 604_800]);
  });
});
