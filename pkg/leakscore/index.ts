// SPDX-License-Identifier: Apache-2.0
export { computeLeakScore } from './compute-leak-score';
export {
  computeWindowedScore,
  SCORE_WINDOWS_SECONDS,
  type WindowedScore,
  type WindowedScoreOptions,
} from './compute-windowed-score';
export { explainChange, type ChangeExplanation, type ChangeOptions, type VerdictChange } from './explain-change';
export { explainScore } from './explain-score';
export { explainTerms, type TermExplanation } from './explain-terms';
export { LeakScoreError, type LeakScoreErrorCode } from './leak-score-error';
export type {
  EvidenceTerms,
  LeakScore,
  LeakScoreOptions,
  LeakSeries,
  LeakSeriesKind,
  ScoreFeatures,
  ScoreReason,
  TimeToLimit,
} from './leak-series';
export { readSeriesRecord, SERIES_KINDS, type NamedLeakSeries } from './read-series-record';
export { createScoreTracker, type ScoreTracker, type TrackedSample, type TrackedScore } from './score-tracker';
export type { GrowthForm, PlateauForm } from './shape-forms';
export { proveScore, withholdScore } from './overrule-score';
export { siteGrowth, type SiteGrowth, type SiteSample } from './site-growth';
