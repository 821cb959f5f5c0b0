// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { computeLeakScore } from './compute-leak-score';
import { explainChange } from './explain-change';
import type { LeakScoreOptions, LeakSeries } from './leak-series';

const STEP_SECONDS = 60;

/** Rises for `rising` samples, then stays level for `level`. */
function riseThenLevel(rising: number, level: number, restarts: number[] = []): LeakSeries {
  const length = rising + level;
  return {
    kind: 'heap_live',
    timesSeconds: Array.from({ length }, (_, i) => STEP_SECONDS * i),
    values: Array.from({ length }, (_, i) => 50e6 + 1e6 * Math.min(i, rising - 1)),
    restarts,
  };
}

function explain(series: LeakSeries, options: LeakScoreOptions = {}) {
  const score = computeLeakScore(series, options);
  return { score: score.score, ...explainChange(series, score, options) };
}

describe('explainChange', () => {
  it('tells when a leak that stays level would be none, as waiting for it shows', () => {
    const { changes, sentences } = explain(riseThenLevel(120, 0));
    expect(changes.map(({ ifIt, threshold }) => [ifIt, threshold])).toEqual([
      ['stays-level', 80],
      ['stays-level', 50],
    ]);
    for (const { threshold, afterSeconds = NaN } of changes) {
      const scoreAfter = (seconds: number) =>
        computeLeakScore(riseThenLevel(120, Math.round(seconds / STEP_SECONDS))).score;
      expect(scoreAfter(afterSeconds * 1.2 + 120)).toBeLessThan(threshold);
      expect(scoreAfter(afterSeconds * 0.7 - 120)).toBeGreaterThanOrEqual(threshold);
    }
    expect(sentences).toEqual([
      expect.stringMatching(
        /^If it stays level from now on, the score falls below 80 in about \d+ min and below 50 in about \d+ min\.$/
      ),
    ]);
  });

  it('tells when a young suspect that grows on would be a leak', () => {
    const young = riseThenLevel(12, 0);
    const { score, changes, sentences } = explain(young);
    expect([score >= 50, score < 80]).toEqual([true, true]);
    const growth = changes.find(({ ifIt }) => ifIt === 'grows-on');
    const samplesLater = Math.round((growth?.afterSeconds ?? NaN) / STEP_SECONDS);
    expect(computeLeakScore(riseThenLevel(12 + samplesLater + 2, 0)).score).toBeGreaterThanOrEqual(80);
    expect(sentences.at(-1)).toMatch(/^If it grows on at this slope, the score reaches 80 in about \d+ min\.$/);
  });

  it('says so when nothing changes within twice the span', () => {
    const step = {
      ...riseThenLevel(120, 0),
      values: Array.from({ length: 120 }, (_, i) => (i < 60 ? 10e6 : 11e6) + 10 * i),
    };
    const { changes, sentences } = explain(step);
    expect(changes).toMatchObject([{ ifIt: 'grows-on', threshold: 50, afterSeconds: undefined }]);
    expect(sentences).toEqual(['Growing on at this slope for 4 h would not bring the score to 50.']);
  });

  it('tells when a carried score has faded', () => {
    const series = riseThenLevel(120, 4, [120]);
    const { changes } = explain(series);
    const [fade] = changes;
    expect(fade).toMatchObject({ ifIt: 'stays-level' });
    expect(fade.afterSeconds).toBeLessThan(120 * STEP_SECONDS);
  });

  it.each([
    ['what does not grow', { ...riseThenLevel(20, 0), values: new Array<number>(20).fill(5) }],
    ['no samples', riseThenLevel(0, 0)],
    ['one sample', riseThenLevel(1, 0)],
  ])('tells nothing of %s', (_, series) => {
    expect(explain(series)).toMatchObject({ changes: [], sentences: [] });
  });

  it('looks at a bounded number of samples, and says nearly the same of thinned ones', () => {
    const long = 20_000;
    const series: LeakSeries = {
      kind: 'heap_live',
      timesSeconds: Array.from({ length: long }, (_, i) => (7200 * i) / long),
      values: Array.from({ length: long }, (_, i) => 50e6 + (120e6 * i) / long),
    };
    const [ofLong] = explain(series).changes;
    const [ofShort] = explain(riseThenLevel(120, 0)).changes;
    expect((ofLong.afterSeconds ?? NaN) / (ofShort.afterSeconds ?? NaN)).toBeCloseTo(1, 0);
  });

  it('has an answer of finite numbers to any series', () => {
    const samples = fc.array(fc.tuple(fc.double(), fc.double()), { maxLength: 60 });
    fc.assert(
      fc.property(samples, fc.array(fc.nat(60), { maxLength: 3 }), (rows, restarts) => {
        const series: LeakSeries = {
          kind: 'heap_live',
          timesSeconds: rows.map(([time]) => time),
          values: rows.map(([, value]) => value),
          restarts,
        };
        const { changes, sentences } = explain(series);
        expect(
          changes.every(({ afterSeconds = 0, horizonSeconds }) => Number.isFinite(afterSeconds + horizonSeconds))
        ).toBe(true);
        expect(sentences.join()).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 300 }
    );
  });
});
