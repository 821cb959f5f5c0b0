// SPDX-License-Identifier: Apache-2.0
import { explainScore, type LeakScore } from '#pkg/leakscore';

/** What meta.custom of a score frame says about the newest score. Seconds; null where the statistics give no bound. */
export interface ScoreDetails {
  readonly schema: 1;
  readonly kind: 'leakScore';
  readonly resource: string;
  readonly score: number;
  readonly confidence: number;
  readonly warmingUp: boolean;
  readonly carried: boolean;
  readonly growthAgeSeconds: number;
  readonly slopePerSecond: number;
  readonly slopeLowPerSecond: number;
  readonly slopeHighPerSecond: number;
  /** When the limit is reached; null when no limit is known or nothing grows. */
  readonly forecast: {
    readonly medianSeconds: number;
    readonly earlySeconds: number;
    readonly lateSeconds: number | null;
  } | null;
  /** The score in words, most telling first. */
  readonly reasons: readonly string[];
}

/** `unit` as formatQuantity takes it. */
export function scoreDetails(resource: string, score: LeakScore, unit: string): ScoreDetails {
  const limit = score.timeToLimit;
  return {
    schema: 1,
    kind: 'leakScore',
    resource,
    score: score.score,
    confidence: score.confidence,
    warmingUp: score.warmingUp,
    carried: score.carried,
    growthAgeSeconds: score.growthAgeSeconds,
    slopePerSecond: score.slopePerSecond,
    slopeLowPerSecond: score.slopeLowPerSecond,
    slopeHighPerSecond: score.slopeHighPerSecond,
    // Infinity does not survive JSON, and dashboards are JSON.
    forecast:
      limit === undefined ? null : { ...limit, lateSeconds: limit.lateSeconds === Infinity ? null : limit.lateSeconds },
    reasons: explainScore(score, unit),
  };
}
