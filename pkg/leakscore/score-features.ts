// SPDX-License-Identifier: Apache-2.0
// From statistics to a number: five weighted terms, a logistic, a weight of age (design: leak score, 1 and 7).
import { clip } from './column-statistics';
import type { EvidenceTerms, ScoreFeatures } from './leak-series';

/** Fitted on the synthetic development series only; changing one is changing the definition of the score. */
export const SCORE_WEIGHTS = { bias: -1.5, trend: 0.42, shape: 0.27, recency: 1.6, size: 0.55, load: -0.8 } as const;

/** Growth of no age keeps this share of its evidence. */
const WEIGHT_OF_NO_AGE = 0.6;

export interface ScoredFeatures {
  /** 0 .. 100, weighed by age. */
  readonly score: number;
  /** 0 .. 100, whatever the age. */
  readonly evidence: number;
  /** Undefined when there is nothing to score: no features, or a Sen slope that is not above 0. Both figures are 0 then. */
  readonly terms: EvidenceTerms | undefined;
}

/** evidence = 100 / (1 + exp(-L)) with L = bias + sum of terms; score = evidence * (0.6 + 0.4 min(1, growth age / `minGrowthAgeSeconds`)). */
export function scoreFeatures(features: ScoreFeatures | undefined, minGrowthAgeSeconds: number): ScoredFeatures {
  if (features === undefined || features.senSlope <= 0) {
    return { score: 0, evidence: 0, terms: undefined };
  }
  const terms = computeTerms(features);
  const logit = SCORE_WEIGHTS.bias + terms.trend + terms.shape + terms.recency + terms.size + terms.load;
  const evidence = 100 / (1 + Math.exp(-logit));
  return { score: evidence * weightOfAge(features.growthAgeSeconds, minGrowthAgeSeconds), evidence, terms };
}

function computeTerms(features: ScoreFeatures): EvidenceTerms {
  const logGrowth = Math.log10(Math.max(features.relativeGrowth, 1e-4));
  return {
    trend: SCORE_WEIGHTS.trend * clip(features.mannKendallZ, -1, 7),
    shape: SCORE_WEIGHTS.shape * clip(features.logBayesShape, -4, 6),
    recency: SCORE_WEIGHTS.recency * clip(features.recency, 0, 0.6),
    size: SCORE_WEIGHTS.size * clip(logGrowth, -2.2, 0),
    load: SCORE_WEIGHTS.load * features.loadShare,
  };
}

function weightOfAge(growthAgeSeconds: number, minGrowthAgeSeconds: number): number {
  if (!(minGrowthAgeSeconds > 0)) {
    return 1;
  }
  return WEIGHT_OF_NO_AGE + (1 - WEIGHT_OF_NO_AGE) * Math.min(1, growthAgeSeconds / minGrowthAgeSeconds);
}
