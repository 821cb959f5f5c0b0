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

/**
 * Undefined unless `limit` is a finite number above 0, the slope is above 0, and the time is finite. `level` is the last level of the
 * features: a median of floors, which lies a tenth of the window back.
 */
export function computeTimeToLimit(
  slope: GrowthSlope,
  level: number,
  limit: number | undefined
): TimeToLimit | undefined {
  if (limit === undefined || !(limit > 0) || slope.perSecond <= 0) {
    return undefined;
  }
  const room = Math.max(0, limit - level);
  const medianSeconds = room / slope.perSecond;
  if (!Number.isFinite(medianSeconds)) {
    return undefined;
  }
  const lateSeconds = slope.lowPerSecond > 0 ? room / slope.lowPerSecond : Infinity;
  return { medianSeconds, earlySeconds: room / slope.highPerSecond, lateSeconds };
}
