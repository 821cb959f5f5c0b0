// SPDX-License-Identifier: Apache-2.0
// All statistics of one process's samples, in the order in which they build on each other.
import { computeDespiked } from './despike';
import { computeFloors, MIN_FLOORS } from './floors';
import { computeHamedRaoFactor } from './hamed-rao';
import type { LeakSeriesKind, ScoreFeatures } from './leak-series';
import { adjustForLoad } from './load-adjustment';
import { computeMannKendallS, computeMannKendallVariance, computeMannKendallZ } from './mann-kendall';
import { median, medianInPlace } from './median';
import { computeRecency } from './recency';
import type { Samples } from './samples';
import { computePairSlopes, computeSenInterval } from './sen-slope';
import { computeShapeEvidence } from './shape-evidence';

/** The recent slope looks at this share of the floors, but at no fewer than five. */
const RECENT_RATIO = 0.4;
const MIN_RECENT_FLOORS = 5;
/** Smallest difference that counts: half a goroutine; one byte or 0.15 % of the level. */
const EPS_GOROUTINES = 0.5;
const EPS_BYTES = 1;
const EPS_RATIO = 0.0015;

/** The features, and what a forecast needs besides. */
export interface ProcessFeatures extends ScoreFeatures {
  /** The time of `lastLevel`: the middle one of its floors'. */
  readonly lastLevelSeconds: number;
}

/** Undefined for fewer than 8 samples. Linear in the samples, then quadratic in the at most 40 floors. */
export function computeFeatures(samples: Samples): ProcessFeatures | undefined {
  if (samples.values.length < MIN_FLOORS) {
    return undefined;
  }
  const floors = computeFloors(samples);
  const { timesSeconds } = floors;
  const startSeconds = timesSeconds[0];
  const windowSeconds = timesSeconds[timesSeconds.length - 1] - startSeconds;
  const times = new Float64Array(timesSeconds.length);
  for (let i = 0; i < times.length; i++) {
    times[i] = (timesSeconds[i] - startSeconds) / windowSeconds;
  }
  const medianLevel = median(floors.values);
  const eps = smallestDifference(samples.kind, medianLevel);
  const { values, loadShare } = adjustForLoad({ floors, times, kind: samples.kind, eps, medianLevel });
  const trend = computeTrend(timesSeconds, values);
  const levels = computeRecency(values);
  const shape = computeShapeEvidence(times, computeDespiked(values, eps), eps);
  return {
    floors: values.length,
    effectiveFloors: shape.effectiveFloors,
    samplesPerFloor: floors.samplesPerFloor,
    windowSeconds,
    ...trend,
    firstLevel: levels.first,
    lastLevel: levels.last,
    recency: levels.recency,
    relativeGrowth: (trend.recentSenSlope * windowSeconds) / Math.max(1, Math.abs(levels.last)),
    logBayesShape: shape.logBayes,
    plateauForm: shape.plateauForm,
    growthForm: shape.growthForm,
    loadKnown: floors.allocationRates !== undefined,
    loadShare,
    growthAgeSeconds: windowSeconds * shape.growingRatio,
    risingSteps: countRisingSteps(values),
    lastLevelSeconds: middleTimeOf(timesSeconds, levels.width),
  };
}

type Trend = Pick<
  ScoreFeatures,
  'mannKendallZ' | 'hamedRaoFactor' | 'senSlope' | 'recentSenSlope' | 'senSlopeLow' | 'senSlopeHigh'
>;

function computeTrend(timesSeconds: Float64Array, values: Float64Array): Trend {
  const m = values.length;
  const slopes = computePairSlopes(timesSeconds, values);
  const senSlope = medianInPlace(slopes, slopes.length);
  const hamedRaoFactor = computeHamedRaoFactor(timesSeconds, values, senSlope);
  const varianceOfS = computeMannKendallVariance(values) * hamedRaoFactor;
  const interval = computeSenInterval(slopes, varianceOfS);
  const recent = m - Math.max(MIN_RECENT_FLOORS, Math.round(RECENT_RATIO * m));
  const recentSlopes = computePairSlopes(timesSeconds.subarray(recent), values.subarray(recent));
  return {
    mannKendallZ: computeMannKendallZ(computeMannKendallS(values), varianceOfS),
    hamedRaoFactor,
    senSlope,
    recentSenSlope: medianInPlace(recentSlopes, recentSlopes.length),
    senSlopeLow: interval.low,
    senSlopeHigh: interval.high,
  };
}

/** Median time of the last `width` floors. */
function middleTimeOf(timesSeconds: Float64Array, width: number): number {
  const from = timesSeconds.length - width;
  return (timesSeconds[from + ((width - 1) >> 1)] + timesSeconds[from + (width >> 1)]) / 2;
}

function smallestDifference(kind: LeakSeriesKind, medianLevel: number): number {
  return kind === 'goroutines' ? EPS_GOROUTINES : Math.max(EPS_BYTES, EPS_RATIO * Math.abs(medianLevel));
}

function countRisingSteps(values: Float64Array): number {
  let rising = 0;
  for (let i = 1; i < values.length; i++) {
    rising += values[i] > values[i - 1] ? 1 : 0;
  }
  return rising;
}
