// SPDX-License-Identifier: Apache-2.0
import { computeLeakScore } from './compute-leak-score';
import { explainScore } from './explain-score';
import { explainShape } from './explain-shape';
import { explainTerms } from './explain-terms';
import type { LeakScore, LeakSeries, ScoreFeatures } from './leak-series';
import { proveScore, withholdScore } from './overrule-score';

const FEATURES: ScoreFeatures = {
  ...{ floors: 40, effectiveFloors: 30, samplesPerFloor: 5, windowSeconds: 7200, loadKnown: true, loadShare: 0.04 },
  ...{
    mannKendallZ: 6.2,
    hamedRaoFactor: 2,
    senSlope: 291.3,
    recentSenSlope: 300,
    senSlopeLow: 250,
    senSlopeHigh: 330,
  },
  ...{
    firstLevel: 1 << 20,
    lastLevel: 3 << 20,
    recency: 0.66,
    relativeGrowth: 0.7,
    logBayesShape: 3.4,
    risingSteps: 38,
  },
  ...{ plateauForm: 'step', growthForm: 'lin', growthAgeSeconds: 7200 },
};

const SCORE: LeakScore = {
  ...{ score: 91, evidence: 91, confidence: 1, reason: 'scored', warmingUp: false, carried: false },
  ...{ growthAgeSeconds: 7200, slopePerSecond: 291.3, slopeLowPerSecond: 225, slopeHighPerSecond: 350 },
  terms: { trend: 1, shape: 1, recency: 1, size: 1, load: 0 },
  timeToLimit: undefined,
  features: FEATURES,
};

const line = (length: number): LeakSeries => ({
  kind: 'heap_live',
  timesSeconds: Array.from({ length }, (_, i) => 60 * i),
  values: Array.from({ length }, (_, i) => 1e6 + 1e4 * i),
});

describe('explainScore', () => {
  it('says each term with its numbers', () => {
    expect(explainScore(SCORE, 'bytes')).toEqual([
      'Rose in 38 of 39 steps between floors over 2 h (Mann-Kendall Z 6.2, its variance widened 2.0 times for autocorrelation).',
      'A plateau (one step) would explain this 30 times worse than lasting growth (a straight line).',
      'Two thirds of the rise came in the second half of the window.',
      'At its recent slope it grows by 70 % of its level in 2 h.',
      'The chance that the allocation rate alone explains it is 4 %.',
      'The slope is 1.0 MiB an hour (likely between 791.0 KiB and 1.2 MiB), the last level 3.0 MiB.',
    ]);
  });

  it('names no levels without a unit', () => {
    expect(explainScore(SCORE).join(' ')).not.toMatch(/MiB|level [0-9]/);
  });

  it('tells an unknown load from one that explains nothing', () => {
    const say = (features: Partial<ScoreFeatures>) =>
      explainScore({ ...SCORE, features: { ...FEATURES, ...features } });
    expect(say({ loadKnown: false, loadShare: 0 })).toContain(
      'The allocation rate is not known, so load was not looked at.'
    );
    expect(say({ loadShare: 0 })).toContain('The allocation rate does not explain it.');
  });

  it('says what holds a young score down', () => {
    const young = { ...SCORE, score: 60, warmingUp: true, growthAgeSeconds: 540 };
    expect(explainScore(young)).toContain(
      'Warming up: the growth is only 9 min old, which keeps the score at 60 instead of 91.'
    );
    expect(explainScore(SCORE).join(' ')).not.toContain('Warming up');
  });

  it('says when there is too little to be sure', () => {
    const features = { ...FEATURES, floors: 8, effectiveFloors: 5.5 };
    expect(explainScore({ ...SCORE, confidence: 0.125, features })).toContain(
      'Confidence is low (13 %): its 8 floors are worth only 5.5 independent ones.'
    );
  });

  it('forecasts for suspects only', () => {
    const timeToLimit = { medianSeconds: 7200, earlySeconds: 3600, lateSeconds: Infinity };
    const forecast = 'At this slope it reaches the limit in 2 h (as early as 60 min, perhaps never).';
    expect(explainScore({ ...SCORE, timeToLimit })).toContain(forecast);
    expect(explainScore({ ...SCORE, score: 49, timeToLimit })).not.toContain(forecast);
  });

  it.each([
    [[0, 0, 0], 'It has reached the 512.0 MiB of GOMEMLIMIT.'],
    [
      [7200, 3600, 9000],
      'At this slope it reaches the 512.0 MiB of GOMEMLIMIT in 2 h (likely between 60 min and 2.5 h).',
    ],
    [[5e5, 4.9e5, 5.1e5], 'At this slope it reaches the 512.0 MiB of GOMEMLIMIT in 6 days.'],
    [[7200, 7200, Infinity], 'At this slope it reaches the 512.0 MiB of GOMEMLIMIT in 2 h (perhaps never).'],
    [[4e7, 1e7, Infinity], 'At this slope it is more than a year away from the 512.0 MiB of GOMEMLIMIT.'],
  ])('forecasts %j no finer than it can', ([medianSeconds, earlySeconds, lateSeconds], forecast) => {
    const score = { ...SCORE, timeToLimit: { medianSeconds, earlySeconds, lateSeconds } };
    expect(explainScore(score, 'bytes', 'the 512.0 MiB of GOMEMLIMIT').at(-1)).toBe(forecast);
  });

  it('counts what grows by less than one an hour by the day', () => {
    const slow = { ...SCORE, slopePerSecond: 2e-5, slopeLowPerSecond: 1e-5, slopeHighPerSecond: 3e-5 };
    expect(explainScore(slow, 'goroutines').join(' ')).toContain(
      'The slope is 1.7 goroutines a day (likely between 0.9 and 2.6)'
    );
    expect(explainScore(SCORE, 'goroutines').join(' ')).toContain('goroutines an hour');
  });

  it.each([
    ['no samples', line(0), 'There are no samples to score.'],
    ['too few', line(7), 'The running process has fewer than 8 samples: too few to score.'],
    ['no rise', { ...line(9), values: new Array<number>(9).fill(5) }, 'It is not growing: the median slope'],
    ['no number', { ...line(9), values: new Array<number>(9).fill(NaN) }, 'No sample has a usable time and value.'],
    ['some gaps', { ...line(9), values: [NaN, 1, 2, 3, 4, 5, 6, 7, 8] }, 'Some samples had no usable time or value'],
    ['a restart', { ...line(60), restarts: [56] }, 'is what remains of the score of the process before the restart'],
  ])('gives the reason first for %s', (_, series, reason) => {
    expect(explainScore(computeLeakScore(series))[0]).toContain(reason);
  });
});

describe('explainTerms', () => {
  it('gives each term its number and its sentence', () => {
    const terms = explainTerms(SCORE);
    expect(terms.map(({ term, value }) => [term, value])).toEqual(Object.entries(SCORE.terms ?? {}));
    expect(terms.map(({ sentence }) => sentence)).toEqual(explainScore(SCORE).slice(0, 5));
  });

  it('has none where nothing was scored', () => {
    expect(explainTerms({ ...SCORE, terms: undefined })).toEqual([]);
  });

  it.each([
    [{ recency: 0 }, 'All of the rise came in the first half of the window.'],
    [{ recency: 0.004 }, 'Almost none of the rise came in the second half of the window.'],
    [{ recency: 0, lastLevel: 1 << 20 }, 'It ends no higher than it began, so no rise is recent.'],
  ])('says %j in words', (features, sentence) => {
    expect(explainTerms({ ...SCORE, features: { ...FEATURES, ...features } })[2].sentence).toBe(sentence);
  });
});

describe('explainShape', () => {
  it.each([
    [3.4, 'A plateau (one step) would explain this 30 times worse than lasting growth (a straight line).'],
    [-1, 'A plateau (one step) would explain this 2.7 times better than lasting growth (a straight line).'],
    [0.2, 'A plateau (one step) would explain this about as well as lasting growth (a straight line).'],
    [17, 'A plateau (one step) would explain this more than 1,000 times worse than lasting growth (a straight line).'],
  ])('turns ln B = %p into a factor', (logBayesShape, sentence) => {
    expect(explainShape({ ...FEATURES, logBayesShape })).toBe(sentence);
  });

  it('says first what overruled the statistics', () => {
    expect(proveScore(SCORE)).toMatchObject({ score: 100, evidence: 100, features: FEATURES });
    expect(explainScore(proveScore(SCORE))[0]).toMatch(/can never run again: that is proof/);
    expect(withholdScore(SCORE)).toMatchObject({ score: 0, evidence: 0 });
    expect(explainScore(withholdScore(SCORE))[0]).toMatch(/too few sampled objects/);
    expect(explainScore(SCORE)[0]).toMatch(/^Rose in 38 of 39/);
  });
});
