// SPDX-License-Identifier: Apache-2.0
// What a verdict needs to know of a process besides its features.
import { computeFeatures, type ProcessFeatures } from './features';
import { endProcess, type RunningProcess } from './judge-process';
import type { LeakScoreOptions } from './leak-series';
import type { CleanedSeries } from './samples';
import { spanSecondsOf, type Segments } from './segments';

export interface ScoredProcess {
  readonly features: ProcessFeatures | undefined;
  readonly cleaned: CleanedSeries;
  readonly options: LeakScoreOptions;
}

export function describeProcess(
  { running, previous }: Segments,
  { features, cleaned, options }: ScoredProcess
): RunningProcess {
  const spanSeconds = running ? spanSecondsOf(running) : 0;
  const previousSeconds = previous ? spanSecondsOf(previous) : 0;
  // An older process than the one before inherits nothing: no need to look at that one.
  const isYounger = previous !== undefined && spanSeconds < previousSeconds;
  return {
    features,
    spanSeconds,
    newestSeconds: running?.timesSeconds.at(-1) ?? 0,
    previous: isYounger ? endProcess(computeFeatures(previous), previousSeconds, options) : undefined,
    hasSamples: running !== undefined,
    droppedSamples: cleaned.droppedSamples,
  };
}
