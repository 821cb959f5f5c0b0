// SPDX-License-Identifier: Apache-2.0
// What `seep score --json` prints of one series.

/** From here on a score is shown as a suspect, and as a leak (design: leak score, 1). */
const SUSPECT_SCORE = 50;
export const LEAK_SCORE = 80;

/** One line of `seep score --json`. Shape documented in docs/json.md. Holds finite numbers only. */
export interface ScoreDocument {
  readonly schema: 'seep.score/1';
  readonly name: string;
  readonly kind: string;
  readonly score: number;
  readonly evidence: number;
  /** null when nothing was scored. */
  readonly terms: {
    readonly trend: number;
    readonly shape: number;
    readonly recency: number;
    readonly size: number;
    readonly load: number;
  } | null;
  readonly confidence: number;
  readonly reason: string;
  readonly warmingUp: boolean;
  readonly carried: boolean;
  readonly growthAgeSeconds: number;
  readonly slopePerSecond: number;
  readonly slopeLowPerSecond: number;
  readonly slopeHighPerSecond: number;
  /** Length of the window that scored highest; null when the whole running process was scored. */
  readonly windowSeconds: number | null;
  /** Level at which the service dies, in the unit of the series; null when none was named for it. */
  readonly limit: number | null;
  /** null without a limit, or when nothing grows. */
  readonly timeToLimit: {
    readonly medianSeconds: number;
    readonly earlySeconds: number;
    /** null = perhaps never. */
    readonly lateSeconds: number | null;
  } | null;
  /** What the statistics said; null when there were too few samples. */
  readonly features: Readonly<Record<string, number | string | boolean>> | null;
  /** What would change the verdict; null when that was not looked at, empty when it cannot be told. */
  readonly changes: ReadonlyArray<{
    readonly ifIt: string;
    readonly threshold: number;
    /** null = not within `horizonSeconds`. */
    readonly afterSeconds: number | null;
    readonly horizonSeconds: number;
  }> | null;
  /** Plain sentences: the terms, what goes with them, and the changes in words. */
  readonly why: readonly string[];
}

/** The score in words: 80 is a leak, 50 a suspect. */
export function scoreVerdictOf({ score, warmingUp, carried, reason }: ScoreDocument): string {
  if (reason === 'no-samples' || reason === 'too-few-samples') {
    return 'too few samples';
  }
  const verdict = score >= LEAK_SCORE ? 'leak' : score >= SUSPECT_SCORE ? 'suspect' : 'no leak seen';
  if (carried) {
    return `${verdict}, carried over`;
  }
  return warmingUp && score >= SUSPECT_SCORE ? `${verdict}, warming up` : verdict;
}
