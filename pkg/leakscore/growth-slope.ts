// SPDX-License-Identifier: Apache-2.0
// How fast it grows and when that hits the limit (design: leak score, 8).
import type { ScoreFeatures, TimeToLimit } from './leak-series';

export interface GrowthSlope {
  readonly perSecond: number;
  readonly lowPerSecond: number;
  readonly highPerSecond: number;
}

/** The nominal 90 % interval covers 75 % of the leaks that alarm, since those were selected; widened so it covers 89 %. */
const WIDENING = 1.6;

/**
 * Sen slope of all floors, or of the recent ones when the growth began late (form `hinge`), with the nominal interval widened 1.6 times
 * about it: low <= slope <= high also where the recent slope lies outside the interval of the whole.
 */
export function computeGrowthSlope(features: ScoreFeatures): GrowthSlope {
  const perSecond = features.growthForm === 'hinge' ? features.recentSenSlope : features.senSlope;
  return {
    perSecond,
    lowPerSecond: perSecond - WIDENING * Math.max(0, perSecond - features.senSlopeLow),
    highPerSecond: perSecond + WIDENING * Math.max(0, features.senSlopeHigh - perSecond),
  };
}

/** Where the forecast starts: the last level of the features is a median of floors, the middle of which lies some time back. */
export interface PastLevel {
  readonly level: number;
  /** From the level's time to the newest sample. */
  readonly ageSeconds: number;
}

/**
 * (limit - level) / slope, counted from the newest sample: the time that has gone by since the level was reached is taken off, for each
 * end of the interval. Undefined unless `limit` is a finite number above 0, the slope is above 0, and the time is finite.
 */
export function computeTimeToLimit(
  slope: GrowthSlope,
  { level, ageSeconds }: PastLevel,
  limit: number | undefined
): TimeToLimit | undefined {
  if (limit === undefined || !(limit > 0) || slope.perSecond <= 0) {
    return undefined;
  }
  const room = Math.max(0, limit - level);
  const secondsAt = (perSecond: number): number => Math.max(0, room / perSecond - ageSeconds);
  const medianSeconds = secondsAt(slope.perSecond);
  if (!Number.isFinite(medianSeconds)) {
    return undefined;
  }
  const lateSeconds = slope.lowPerSecond > 0 ? secondsAt(slope.lowPerSecond) : Infinity;
  return { medianSeconds, earlySeconds: secondsAt(slope.highPerSecond), lateSeconds };
}
