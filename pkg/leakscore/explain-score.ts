// SPDX-License-Identifier: Apache-2.0
// A score in plain sentences with its numbers. Says what was computed, never what to do about it.
import { formatQuantity } from '#pkg/base';
import { explainTerms } from './explain-terms';
import { formatDuration } from './format-duration';
import { formatPercent } from './format-ratio';
import { MIN_FLOORS } from './floors';
import type { WindowedScore } from './compute-windowed-score';
import type { LeakScore, ScoreFeatures, TimeToLimit } from './leak-series';

/** A forecast is worth saying from this score on: a suspect. */
const MIN_FORECAST_SCORE = 50;

/** Below this confidence the reader is told so. */
const LOW_CONFIDENCE = 0.5;

const HOUR_SECONDS = 3600;

/** Further away than this a forecast is no more than a direction. */
const FAR_SECONDS = 365 * 24 * HOUR_SECONDS;

/**
 * One sentence for each thing that made the score: first what kept it from being scored as usual and which window it is of, then those of explainTerms, then
 * slope, warm-up, confidence and forecast. Never empty. `unit` is the unit of the series for formatQuantity ("bytes", "goroutines", "count"); without
 * it the sentences name no levels and no slope. `limitName` is what the forecast calls the limit, e.g. "the 512.0 MiB of GOMEMLIMIT".
 * Sentences end in a full stop and hold no markup.
 */
export function explainScore(score: LeakScore | WindowedScore, unit?: string, limitName = 'the limit'): string[] {
  const { features } = score;
  if (features === undefined) {
    return explainReason(score);
  }
  const terms = explainTerms(score).map(({ sentence }) => sentence);
  return [
    ...explainReason(score),
    ...explainWindow(score),
    ...terms,
    ...explainLevels(score, features, unit),
    ...(terms.length > 0 ? explainConfidence(score, features) : []),
    ...explainWarmUp(score),
    ...explainLimit(score, limitName),
  ];
}

/** Of several windows the sentences are of one. */
function explainWindow(score: LeakScore | WindowedScore): string[] {
  return 'isWholeProcess' in score && !score.isWholeProcess
    ? [`Of all windows the last ${formatDuration(score.scoredWindowSeconds)} score highest.`]
    : [];
}

function explainReason(score: LeakScore): string[] {
  switch (score.reason) {
    case 'scored':
      return [];
    case 'no-samples':
      return ['There are no samples to score.'];
    case 'too-few-samples':
      return [`The running process has fewer than ${MIN_FLOORS} samples: too few to score.`];
    case 'not-growing':
      return ['It is not growing: the median slope between all pairs of floors is not above 0.'];
    case 'invalid-samples-dropped':
      return [
        score.features === undefined
          ? 'No sample has a usable time and value.'
          : 'Some samples had no usable time or value and were left out.',
      ];
    case 'proved':
      return [
        "Go's garbage collector found goroutines among these that can never run again: that is proof, whatever the count does.",
      ];
    case 'too-few-sampled-objects':
      return ['It gained too few sampled objects to be scored: one more or less in the sample would decide.'];
    case 'carried-over-restart':
      return [
        `${score.score.toFixed(0)} is what remains of the score of the process before the restart; it fades as this one runs.`,
      ];
  }
}

/** The slope with its interval, and where it has got to. */
function explainLevels(score: LeakScore, { lastLevel }: ScoreFeatures, unit: string | undefined): string[] {
  if (unit === undefined) {
    return [];
  }
  // One goroutine in five hours is no "0.2 an hour".
  const isSlow = unit !== 'bytes' && Math.abs(score.slopePerSecond) * HOUR_SECONDS < 1;
  const [seconds, span] = isSlow ? [24 * HOUR_SECONDS, 'a day'] : [HOUR_SECONDS, 'an hour'];
  const slope = formatQuantity(score.slopePerSecond * seconds, unit);
  const [low, high] = [score.slopeLowPerSecond, score.slopeHighPerSecond].map((perSecond) =>
    formatQuantity(perSecond * seconds, unit === 'bytes' ? unit : 'count')
  );
  const level = formatQuantity(unit === 'bytes' ? lastLevel : Math.round(lastLevel), unit);
  return [`The slope is ${slope} ${span} (likely between ${low} and ${high}), the last level ${level}.`];
}

function explainWarmUp({ warmingUp, carried, score, evidence, growthAgeSeconds }: LeakScore): string[] {
  if (!warmingUp || carried) {
    return [];
  }
  const age = formatDuration(growthAgeSeconds);
  return [
    `Warming up: the growth is only ${age} old, which keeps the score at ${score.toFixed(0)} instead of ${evidence.toFixed(0)}.`,
  ];
}

function explainConfidence({ confidence }: LeakScore, { floors, effectiveFloors }: ScoreFeatures): string[] {
  if (confidence >= LOW_CONFIDENCE) {
    return [];
  }
  const worth = `its ${floors} floors are worth only ${effectiveFloors.toFixed(1)} independent ones`;
  return [`Confidence is low (${formatPercent(confidence)}): ${worth}.`];
}

function explainLimit({ score, timeToLimit }: LeakScore, limitName: string): string[] {
  if (timeToLimit === undefined || score < MIN_FORECAST_SCORE) {
    return [];
  }
  const { medianSeconds } = timeToLimit;
  if (medianSeconds === 0) {
    return [`It has reached ${limitName}.`];
  }
  if (medianSeconds > FAR_SECONDS) {
    return [`At this slope it is more than a year away from ${limitName}.`];
  }
  return [`At this slope it reaches ${limitName} in ${formatDuration(medianSeconds)}${formatInterval(timeToLimit)}.`];
}

/** In brackets, without what says no more than the median. */
function formatInterval({ medianSeconds, earlySeconds, lateSeconds }: TimeToLimit): string {
  const [median, early, late] = [medianSeconds, earlySeconds, lateSeconds].map(formatDuration);
  if (lateSeconds > FAR_SECONDS) {
    return early === median ? ' (perhaps never)' : ` (as early as ${early}, perhaps never)`;
  }
  return early === late ? '' : ` (likely between ${early} and ${late})`;
}
