// SPDX-License-Identifier: Apache-2.0
import { computeGrowthSlope, computeTimeToLimit } from './growth-slope';
import type { ScoreFeatures } from './leak-series';
import { scoreFeatures } from './score-features';

const FEATURES: ScoreFeatures = {
  ...{ floors: 40, effectiveFloors: 30, samplesPerFloor: 5, windowSeconds: 7200, loadKnown: true, loadShare: 0.1 },
  ...{ mannKendallZ: 5, hamedRaoFactor: 1, senSlope: 10, recentSenSlope: 20, senSlopeLow: 8, senSlopeHigh: 13 },
  ...{ firstLevel: 1000, lastLevel: 2000, recency: 0.5, relativeGrowth: 0.1, logBayesShape: 2, risingSteps: 30 },
  ...{ plateauForm: 'ramp', growthForm: 'lin', growthAgeSeconds: 7200 },
};

describe('scoreFeatures', () => {
  it('is the logistic of the weighted terms', () => {
    // By hand: -1.5 + 0.42*5 + 0.27*2 + 1.6*0.5 + 0.55*log10(0.1) - 0.8*0.1 = 1.31
    const { score, evidence, terms } = scoreFeatures(FEATURES, 1800);
    expect(terms?.trend).toBeCloseTo(2.1, 12);
    expect(terms?.size).toBeCloseTo(-0.55, 12);
    expect(evidence).toBeCloseTo(100 / (1 + Math.exp(-1.31)), 10);
    expect(score).toBe(evidence);
  });

  it('caps each term', () => {
    const extreme = { mannKendallZ: 50, logBayesShape: 50, recency: 5, relativeGrowth: 50, loadShare: 0 };
    expect(scoreFeatures({ ...FEATURES, ...extreme }, 0).terms).toEqual({
      ...{ trend: 0.42 * 7, shape: 0.27 * 6, recency: 1.6 * 0.6, size: 0, load: -0 },
    });
    const low = { mannKendallZ: -50, logBayesShape: -50, recency: -5, relativeGrowth: -50 };
    expect(scoreFeatures({ ...FEATURES, ...low }, 0).terms).toMatchObject({
      trend: -0.42,
      shape: -1.08,
      recency: 0,
      size: expect.closeTo(-1.21, 12),
    });
  });

  it('keeps 60 % of the evidence for growth of no age, 80 % at half the age, all without a minimum', () => {
    const ratio = (growthAgeSeconds: number, minGrowthAgeSeconds: number): number => {
      const { score, evidence } = scoreFeatures({ ...FEATURES, growthAgeSeconds }, minGrowthAgeSeconds);
      return score / evidence;
    };
    expect(ratio(0, 1800)).toBeCloseTo(0.6, 12);
    expect(ratio(900, 1800)).toBeCloseTo(0.8, 12);
    expect(ratio(1800, 1800)).toBe(1);
    expect(ratio(0, 0)).toBe(1);
    expect(ratio(0, NaN)).toBe(1);
  });

  it('scores nothing without features or without a rise', () => {
    const nothing = { score: 0, evidence: 0, terms: undefined };
    expect(scoreFeatures(undefined, 0)).toEqual(nothing);
    expect(scoreFeatures({ ...FEATURES, senSlope: 0 }, 0)).toEqual(nothing);
  });
});

describe('computeGrowthSlope', () => {
  it('widens the nominal interval 1.6 times about the slope', () => {
    const slope = computeGrowthSlope(FEATURES);
    expect(slope.perSecond).toBe(10);
    expect(slope.lowPerSecond).toBeCloseTo(10 - 1.6 * 2, 12);
    expect(slope.highPerSecond).toBeCloseTo(10 + 1.6 * 3, 12);
  });

  it('is the recent slope for growth that began late, within its interval', () => {
    const slope = computeGrowthSlope({ ...FEATURES, growthForm: 'hinge' });
    expect(slope.perSecond).toBe(20);
    expect(slope.lowPerSecond).toBeCloseTo(20 - 1.6 * 12, 12);
    expect(slope.highPerSecond).toBe(20);
  });
});

describe('computeTimeToLimit', () => {
  const slope = { perSecond: 10, lowPerSecond: 5, highPerSecond: 20 };
  const now = { level: 1000, ageSeconds: 0 };

  it('divides the room by the slope and by the ends of its interval', () => {
    expect(computeTimeToLimit(slope, now, 2000)).toEqual({ medianSeconds: 100, earlySeconds: 50, lateSeconds: 200 });
  });

  it('counts from now, not from the time of the level', () => {
    const past = { level: 1000, ageSeconds: 60 };
    expect(computeTimeToLimit(slope, past, 2000)).toEqual({ medianSeconds: 40, earlySeconds: 0, lateSeconds: 140 });
  });

  it('may never be when the interval holds 0, and is now when the limit is passed', () => {
    expect(computeTimeToLimit({ ...slope, lowPerSecond: -1 }, now, 2000)?.lateSeconds).toBe(Infinity);
    expect(computeTimeToLimit(slope, { ...now, level: 3000 }, 2000)).toEqual({
      medianSeconds: 0,
      earlySeconds: 0,
      lateSeconds: 0,
    });
  });

  it.each([undefined, 0, -5, NaN, Infinity])('is undefined for the limit %p', (limit) => {
    expect(computeTimeToLimit(slope, now, limit)).toBeUndefined();
  });

  it('is undefined when nothing grows', () => {
    expect(computeTimeToLimit({ ...slope, perSecond: 0 }, now, 2000)).toBeUndefined();
  });
});
