// SPDX-License-Identifier: Apache-2.0
// The verb of this room.
import { checkColumnLengths } from './column-lengths';
import { clip } from './column-statistics';
import { computeFeatures } from './features';
import { computeGrowthSlope, computeTimeToLimit } from './growth-slope';
import type { LeakScore, LeakScoreOptions, LeakSeries, ScoreFeatures, ScoreReason } from './leak-series';
import { cleanSeries } from './clean-series';
import type { CleanedSeries } from './samples';
import { scoreFeatures, type ScoredFeatures } from './score-features';
import { findSegments, spanSecondsOf, type Segments } from './segments';

const DEFAULT_MIN_GROWTH_AGE_SECONDS = 1800;
/** What a new process inherits at most of the score of the one before. */
const INHERITED_RATIO = 0.9;
/** Effective floors at which confidence is 0, and how many more make it 1. */
const NO_CONFIDENCE_FLOORS = 4;
const FULL_CONFIDENCE_FLOORS = 12;

/**
 * How likely it is that a series grows for ever, 0 to 100, with everything it rests on. Only the running process is scored; while it is
 * younger than the span of the previous one, that one's score stays in force, fading to 0. Any numbers give a defined result: see
 * LeakScore's `reason`.
 * Linear in the samples (all are used: they end in at most 40 floors).
 * @throws LeakScoreError `column-length-mismatch`
 */
export function computeLeakScore(series: LeakSeries, options: LeakScoreOptions = {}): LeakScore {
  checkColumnLengths(series);
  const minGrowthAgeSeconds = options.minGrowthAgeSeconds ?? DEFAULT_MIN_GROWTH_AGE_SECONDS;
  const cleaned = cleanSeries(series);
  const segments = findSegments(cleaned);
  const features = segments.running && computeFeatures(segments.running);
  const own = scoreFeatures(features, minGrowthAgeSeconds);
  const inherited = inheritScore(segments, minGrowthAgeSeconds);
  const isCarried = inherited.score > own.score;
  const score = isCarried ? inherited.score : own.score;
  const growth = features === undefined ? NO_GROWTH : describeGrowth(features, options.limit);
  return {
    score,
    evidence: Math.max(own.evidence, inherited.evidence),
    terms: own.terms,
    reason: isCarried ? 'carried-over-restart' : reasonOf(cleaned, features),
    warmingUp: score > 0 && growth.growthAgeSeconds < minGrowthAgeSeconds,
    carried: isCarried,
    ...growth,
    features,
  };
}

type Growth = Pick<
  LeakScore,
  'confidence' | 'growthAgeSeconds' | 'slopePerSecond' | 'slopeLowPerSecond' | 'slopeHighPerSecond' | 'timeToLimit'
>;

const NO_GROWTH: Growth = {
  confidence: 0,
  growthAgeSeconds: 0,
  slopePerSecond: 0,
  slopeLowPerSecond: 0,
  slopeHighPerSecond: 0,
  timeToLimit: undefined,
};

function describeGrowth(features: ScoreFeatures, limit: number | undefined): Growth {
  const slope = computeGrowthSlope(features);
  return {
    confidence: clip((features.effectiveFloors - NO_CONFIDENCE_FLOORS) / FULL_CONFIDENCE_FLOORS, 0, 1),
    growthAgeSeconds: features.growthAgeSeconds,
    slopePerSecond: slope.perSecond,
    slopeLowPerSecond: slope.lowPerSecond,
    slopeHighPerSecond: slope.highPerSecond,
    timeToLimit: computeTimeToLimit(slope, features.lastLevel, limit),
  };
}

/** An OOM loop must keep its alarm: 0.9 * previous * (1 - age / span of the previous process). */
function inheritScore(
  { running, previous }: Segments,
  minGrowthAgeSeconds: number
): Pick<ScoredFeatures, 'score' | 'evidence'> {
  const ageSeconds = running ? spanSecondsOf(running) : 0;
  const previousSeconds = previous ? spanSecondsOf(previous) : 0;
  if (previous === undefined || ageSeconds >= previousSeconds) {
    return { score: 0, evidence: 0 };
  }
  const old = scoreFeatures(computeFeatures(previous), minGrowthAgeSeconds);
  const ratio = INHERITED_RATIO * (1 - ageSeconds / previousSeconds);
  return { score: old.score * ratio, evidence: old.evidence * ratio };
}

function reasonOf({ samples, droppedSamples }: CleanedSeries, features: ScoreFeatures | undefined): ScoreReason {
  if (samples.values.length === 0) {
    return droppedSamples > 0 ? 'invalid-samples-dropped' : 'no-samples';
  }
  if (features === undefined) {
    return 'too-few-samples';
  }
  if (features.senSlope <= 0) {
    return 'not-growing';
  }
  return droppedSamples > 0 ? 'invalid-samples-dropped' : 'scored';
}
