// SPDX-License-Identifier: Apache-2.0
// What would change the verdict: the series is continued in thought and scored again.
import { computeLeakScore } from './compute-leak-score';
import { findContinuable, type Continuable } from './explain-continuation';
import { formatDuration } from './format-duration';
import type { LeakScore, LeakScoreOptions, LeakSeries } from './leak-series';

/** The two lines between the three verdicts: suspect from the first on, leak from the second. */
const THRESHOLDS = [50, 80] as const;

/** Spans of the series that are looked ahead at, as shares of it. */
const LOOKS = [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 1, 1.5, 2] as const;
const REFINEMENTS = 3;

export interface VerdictChange {
  /** `stays-level` falls below the threshold, `grows-on` (at the slope of the score) reaches it. */
  readonly ifIt: 'stays-level' | 'grows-on';
  readonly threshold: (typeof THRESHOLDS)[number];
  /** After how long it is so for good, to about a tenth; undefined = not within `horizonSeconds`. */
  readonly afterSeconds: number | undefined;
  readonly horizonSeconds: number;
}

export interface ChangeOptions extends LeakScoreOptions {
  /** Of a score of the last so many seconds (computeWindowedScore): their length, which stays while they move on. */
  readonly windowSeconds?: number | undefined;
}

export interface ChangeExplanation {
  readonly changes: readonly VerdictChange[];
  /** Of the changes, in words; empty when there is none to tell. */
  readonly sentences: readonly string[];
}

/**
 * When the verdict of `score` would be another, if the series stayed level or grew on as it does. `score` is that of `series` with
 * `options`. Looks ahead by twice the span of the series (or of the process before, while that is longer). The continuation has no
 * noise, so that real series take a little longer. Nothing is told of a series that does not grow, nor where the score of the thinned
 * series (400 samples a process) has another verdict.
 * Cost: one pass over the samples and at most 25 scores of at most 1,600 samples, whatever the length: some milliseconds.
 * @throws LeakScoreError `column-length-mismatch`
 */
export function explainChange(series: LeakSeries, score: LeakScore, options: ChangeOptions = {}): ChangeExplanation {
  const continuable = score.score > 0 ? findContinuable(series, options.windowSeconds) : undefined;
  if (
    continuable === undefined ||
    verdictOf(computeLeakScore(continuable.series, options).score) !== verdictOf(score.score)
  ) {
    return { changes: [], sentences: [] };
  }
  const changes = questionsOf(score).map((question) => answer(question, { score, continuable, options }));
  return { changes, sentences: explainChanges(changes) };
}

type Question = Pick<VerdictChange, 'ifIt' | 'threshold'>;

function questionsOf({ score, terms, carried }: LeakScore): Question[] {
  const falls = THRESHOLDS.filter((threshold) => score >= threshold).reverse();
  const next = THRESHOLDS.find((threshold) => score < threshold);
  const canGrow = terms !== undefined && !carried && next !== undefined;
  return [
    ...falls.map((threshold): Question => ({ ifIt: 'stays-level', threshold })),
    ...(canGrow ? [{ ifIt: 'grows-on', threshold: next } as const] : []),
  ];
}

interface Ground {
  readonly score: LeakScore;
  readonly continuable: Continuable;
  readonly options: ChangeOptions;
}

function answer({ ifIt, threshold }: Question, { score, continuable, options }: Ground): VerdictChange {
  const slopePerSecond = ifIt === 'grows-on' ? score.slopePerSecond : 0;
  const { spanSeconds } = continuable;
  const isChanged = (seconds: number) => {
    const later = computeLeakScore(continuable.continueFor(seconds, slopePerSecond), options).score;
    return ifIt === 'grows-on' ? later >= threshold : later < threshold;
  };
  // From the far end: a score that only dips below a line for a moment has not changed its verdict.
  let at = LOOKS.length;
  while (at > 0 && isChanged(LOOKS[at - 1] * spanSeconds)) {
    at--;
  }
  const afterSeconds =
    at === LOOKS.length
      ? undefined
      : refine(isChanged, at === 0 ? 0 : LOOKS[at - 1] * spanSeconds, LOOKS[at] * spanSeconds);
  return { ifIt, threshold, afterSeconds, horizonSeconds: LOOKS[LOOKS.length - 1] * spanSeconds };
}

/** Narrows down where the change lies between `before` it and `after` it. */
function refine(isChanged: (seconds: number) => boolean, before: number, after: number): number {
  let [low, high] = [before, after];
  for (let i = 0; i < REFINEMENTS; i++) {
    const middle = (low + high) / 2;
    if (isChanged(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

function verdictOf(score: number): number {
  return THRESHOLDS.filter((threshold) => score >= threshold).length;
}

function explainChanges(changes: readonly VerdictChange[]): string[] {
  return [
    ...explainFalls(changes.filter(({ ifIt }) => ifIt === 'stays-level')),
    ...changes.filter(({ ifIt }) => ifIt === 'grows-on').map(explainRise),
  ];
}

function explainFalls([first, second]: readonly VerdictChange[]): string[] {
  if (first === undefined) {
    return [];
  }
  const { threshold, afterSeconds, horizonSeconds } = first;
  if (afterSeconds === undefined) {
    return [`Staying level for ${formatDuration(horizonSeconds)} would not bring the score below ${threshold}.`];
  }
  const start = `If it stays level from now on, the score falls below ${threshold} ${inAbout(afterSeconds)}`;
  if (second === undefined) {
    return [`${start}.`];
  }
  return [
    second.afterSeconds === undefined
      ? `${start}, but not below ${second.threshold} within ${formatDuration(second.horizonSeconds)}.`
      : `${start} and below ${second.threshold} ${inAbout(second.afterSeconds)}.`,
  ];
}

function explainRise({ threshold, afterSeconds, horizonSeconds }: VerdictChange): string {
  return afterSeconds === undefined
    ? `Growing on at this slope for ${formatDuration(horizonSeconds)} would not bring the score to ${threshold}.`
    : `If it grows on at this slope, the score reaches ${threshold} ${inAbout(afterSeconds)}.`;
}

/** A look ahead is good for two digits, "33 h" and not "33.3 h". */
function inAbout(seconds: number): string {
  return seconds < 1
    ? 'at once'
    : `in about ${formatDuration(Number(seconds.toPrecision(2))).replace(/^(\d{2,})\.\d/, '$1')}`;
}
