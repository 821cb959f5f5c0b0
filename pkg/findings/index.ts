// SPDX-License-Identifier: Apache-2.0
export { checkComparison, type ComparisonCheck, type ComparisonProblem } from './check-comparison';
export { compareCaptures, type CapturesCompared } from './compare-captures';
export { findSuspects, rankSuspects, type FindSuspectsOptions } from './find-suspects';
export {
  findGoroutineProof,
  provenRowsAt,
  readGoroutineLeakSamples,
  type GoroutineLeakSample,
  type GoroutineProof,
} from './goroutine-proof';
export type { EvidenceRange } from './evidence-range';
export { computeNodeEvidence } from './node-evidence';
export { classifyFrames, classifyFramesInTurns, moduleOf, type CodeOwner, type FrameOwners } from './own-code';
export {
  readServiceSeries,
  scoredHeapOf,
  scoreService,
  type ScoredResource,
  type ScoreServiceOptions,
  type ServiceScore,
  type ServiceSeries,
} from './score-service';
export { scoreSuspects, type SuspectScore } from './score-suspects';
export type { NodeEvidence, Suspect, SuspectRanking } from './suspect';
