// SPDX-License-Identifier: Apache-2.0
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
