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
export { companionFinder, type LabelledSeries } from './find-companion';
export { findRestarts, type RestartTraces } from './find-restarts';
export { guessSeriesKind, type ProcessSeriesKind } from './guess-series-kind';
export { firstSamples } from './first-samples';
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
export { COMPANION_METRICS, findMetricRole, type CompanionRole, type MetricRole } from './metric-role';
export { readSeriesRecord, SERIES_KINDS, type NamedLeakSeries } from './read-series-record';
export { createScoreTracker, type ScoreTracker, type TrackedSample, type TrackedScore } from './score-tracker';
export { seriesOfMetric, type ProcessMetric, type ProcessSamples } from './series-of-metric';
export type { GrowthForm, PlateauForm } from './shape-forms';
export { proveScore, withholdScore } from './overrule-score';
export { siteGrowth, type SiteGrowth, type SiteSample } from './site-growth';
export type { TimedSamples } from './timed-samples';
