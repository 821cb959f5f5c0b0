// SPDX-License-Identifier: Apache-2.0
import { explainScore, type EvidenceTerms, type LeakScore, type LeakSeriesKind } from '#pkg/leakscore';
import type { ChosenLimit } from '../run/choose-limit';
import { describeLimit } from '../run/describe-limit';

/** From this score on a forecast is worth saying: a suspect. Below, a slope is not known to be one. */
const MIN_FORECAST_SCORE = 50;

/** The newest score of a series and what it was computed from. */
export interface NewestScore {
  readonly timeUnixMs: number;
  /** With `limit` as its limit. */
  readonly score: LeakScore;
  /** undefined when none is known. */
  readonly limit: ChosenLimit | undefined;
  /** What would change the verdict, as explainChange says it; empty for what is no suspect. */
  readonly changes: readonly string[];
}

/** What meta.custom of a score frame says about the newest score. Seconds; null where there is no value, never NaN or Infinity. */
export interface ScoreDetails {
  readonly schema: 1;
  readonly kind: 'leakScore';
  readonly resource: string;
  readonly seriesKind: LeakSeriesKind;
  /** 0 to 100. */
  readonly score: number;
  /** The same without the weight of age. */
  readonly evidence: number;
  /** Addends of the logit; null when nothing was scored. */
  readonly terms: EvidenceTerms | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly warmingUp: boolean;
  readonly carried: boolean;
  /** The stretch of the running process that was looked at; null when it has too few samples. */
  readonly window: { readonly fromUnixMs: number; readonly toUnixMs: number } | null;
  readonly growthAgeSeconds: number;
  /** In `unit`, with the widened interval. */
  readonly slopePerSecond: number;
  readonly slopeLowPerSecond: number;
  readonly slopeHighPerSecond: number;
  /** "bytes" or "count". */
  readonly unit: string;
  /** When the limit is reached; null when no limit is known, nothing grows, or the score is below 50. `lateSeconds` null = perhaps never. */
  readonly forecast: {
    readonly medianSeconds: number;
    readonly earlySeconds: number;
    readonly lateSeconds: number | null;
  } | null;
  /** The limit that was taken and where it is from. */
  readonly limit: ChosenLimit | null;
  /** The score in words, most telling first. */
  readonly reasons: readonly string[];
}

/** What a score was about. */
export interface ScoredThing {
  readonly resource: string;
  readonly seriesKind: LeakSeriesKind;
  /** As formatQuantity takes it. */
  readonly unit: string;
}

/** The score in words: what made it, most telling first, then what would change its verdict. */
export function explainNewest({ score, limit, changes }: NewestScore, unit: string): string[] {
  return [...explainScore(score, unit, limit && describeLimit(limit)), ...changes];
}

export function scoreDetails({ resource, seriesKind, unit }: ScoredThing, newest: NewestScore): ScoreDetails {
  const { score, timeUnixMs, limit } = newest;
  const { features } = score;
  return {
    schema: 1,
    kind: 'leakScore',
    resource,
    seriesKind,
    score: score.score,
    evidence: score.evidence,
    terms: score.terms ?? null,
    confidence: score.confidence,
    warmingUp: score.warmingUp,
    carried: score.carried,
    window:
      features === undefined ? null : { fromUnixMs: timeUnixMs - features.windowSeconds * 1000, toUnixMs: timeUnixMs },
    growthAgeSeconds: score.growthAgeSeconds,
    slopePerSecond: score.slopePerSecond,
    slopeLowPerSecond: score.slopeLowPerSecond,
    slopeHighPerSecond: score.slopeHighPerSecond,
    unit,
    forecast: forecastOf(score),
    limit: limit ?? null,
    reasons: explainNewest(newest, unit),
  };
}

function forecastOf({ score, timeToLimit }: LeakScore): ScoreDetails['forecast'] {
  if (timeToLimit === undefined || score < MIN_FORECAST_SCORE) {
    return null;
  }
  const { lateSeconds } = timeToLimit;
  // Infinity does not survive JSON, and dashboards are JSON.
  return { ...timeToLimit, lateSeconds: lateSeconds === Infinity ? null : lateSeconds };
}
