// SPDX-License-Identifier: Apache-2.0
// From the statistics of a process to the verdict, with what it inherits of the process before.
import { clip } from './column-statistics';
import type { ProcessFeatures } from './features';
import { computeGrowthSlope, computeTimeToLimit } from './growth-slope';
import type { LeakScore, LeakScoreOptions, ScoreReason } from './leak-series';
import { scoreFeatures } from './score-features';

const DEFAULT_MIN_GROWTH_AGE_SECONDS = 1800;
/** What a new process inherits at most of the score of the one before. */
const INHERITED_RATIO = 0.9;
/** Effective floors at which confidence is 0, and how many more make it 1. */
const NO_CONFIDENCE_FLOORS = 4;
const FULL_CONFIDENCE_FLOORS = 12;

/** A process that has ended: its last score, 0 .. 100, with and without the weight of age. */
export interface EndedProcess {
  readonly score: number;
  readonly evidence: number;
  readonly spanSeconds: number;
}

/** What is known of the running process when it is judged. */
export interface RunningProcess {
  /** Undefined when it has too few samples. */
  readonly features: ProcessFeatures | undefined;
  /** Of all its samples, however few of them the features look at. */
  readonly spanSeconds: number;
  readonly newestSeconds: number;
  readonly previous: EndedProcess | undefined;
  /** Whether it has any sample. */
  readonly hasSamples: boolean;
  /** Of the whole series, because they had no usable time or value. */
  readonly droppedSamples: number;
}

export function minGrowthAgeOf(options: LeakScoreOptions): number {
  return options.minGrowthAgeSeconds ?? DEFAULT_MIN_GROWTH_AGE_SECONDS;
}

/** What a process leaves to the next one. */
export function endProcess(
  features: ProcessFeatures | undefined,
  spanSeconds: number,
  options: LeakScoreOptions
): EndedProcess {
  const { score, evidence } = scoreFeatures(features, minGrowthAgeOf(options));
  return { score, evidence, spanSeconds };
}

export function judgeProcess(running: RunningProcess, options: LeakScoreOptions): LeakScore {
  const { features } = running;
  const minGrowthAgeSeconds = minGrowthAgeOf(options);
  const own = scoreFeatures(features, minGrowthAgeSeconds);
  const inherited = inheritScore(running);
  const isCarried = inherited.score > own.score;
  const score = isCarried ? inherited.score : own.score;
  const growth = features === undefined ? NO_GROWTH : describeGrowth(features, running.newestSeconds, options.limit);
  return {
    score,
    evidence: Math.max(own.evidence, inherited.evidence),
    terms: own.terms,
    reason: isCarried ? 'carried-over-restart' : reasonOf(running),
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

function describeGrowth(features: ProcessFeatures, newestSeconds: number, limit: number | undefined): Growth {
  const slope = computeGrowthSlope(features);
  const level = { level: features.lastLevel, ageSeconds: newestSeconds - features.lastLevelSeconds };
  return {
    confidence: clip((features.effectiveFloors - NO_CONFIDENCE_FLOORS) / FULL_CONFIDENCE_FLOORS, 0, 1),
    growthAgeSeconds: features.growthAgeSeconds,
    slopePerSecond: slope.perSecond,
    slopeLowPerSecond: slope.lowPerSecond,
    slopeHighPerSecond: slope.highPerSecond,
    timeToLimit: computeTimeToLimit(slope, level, limit),
  };
}

/** An OOM loop must keep its alarm: 0.9 * previous * (1 - age / span of the previous process). */
function inheritScore({ previous, spanSeconds }: RunningProcess): Pick<EndedProcess, 'score' | 'evidence'> {
  if (previous === undefined || spanSeconds >= previous.spanSeconds) {
    return { score: 0, evidence: 0 };
  }
  const ratio = INHERITED_RATIO * (1 - spanSeconds / previous.spanSeconds);
  return { score: previous.score * ratio, evidence: previous.evidence * ratio };
}

function reasonOf({ hasSamples, droppedSamples, features }: RunningProcess): ScoreReason {
  if (!hasSamples) {
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
