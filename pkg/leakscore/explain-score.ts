// SPDX-License-Identifier: Apache-2.0
// A score in plain sentences with its numbers. Says what was computed, never what to do about it.
import { formatQuantity } from '#pkg/base';
import { explainShape } from './explain-shape';
import { formatDuration } from './format-duration';
import { formatPercent, formatRatio } from './format-ratio';
import { MIN_FLOORS } from './floors';
import type { LeakScore, ScoreFeatures } from './leak-series';

/** A forecast is worth saying from this score on: a suspect. */
const MIN_FORECAST_SCORE = 50;

/** Below this confidence the reader is told so. */
const LOW_CONFIDENCE = 0.5;

/**
 * One sentence for each thing that made the score, most telling first; never empty. `unit` is the unit of the series for formatQuantity
 * ("bytes", "count"); without it the sentences name no levels and no slope. Sentences end in a full stop and hold no markup.
 */
export function explainScore(score: LeakScore, unit?: string): string[] {
  const { features } = score;
  if (features === undefined || score.terms === undefined) {
    return [...explainReason(score), ...(features === undefined ? [] : explainGrowth(score, features, unit))];
  }
  return [
    ...explainReason(score),
    explainTrend(features),
    explainShape(features),
    `${capitalise(formatRatio(features.recency))} of the rise came in the second half of the window.`,
    explainLoad(features),
    ...explainGrowth(score, features, unit),
    ...explainWarmUp(score),
    ...explainConfidence(score, features),
    ...explainLimit(score),
  ];
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
    case 'carried-over-restart':
      return [
        `${score.score.toFixed(0)} is what remains of the score of the process before the restart; it fades as this one runs.`,
      ];
  }
}

function explainTrend({ risingSteps, floors, mannKendallZ, windowSeconds, hamedRaoFactor }: ScoreFeatures): string {
  const widened =
    hamedRaoFactor > 1.05 ? `, its variance widened ${hamedRaoFactor.toFixed(1)} times for autocorrelation` : '';
  const trend = `Mann-Kendall Z ${mannKendallZ.toFixed(1)}${widened}`;
  return `Rose in ${risingSteps} of ${floors - 1} steps between floors over ${formatDuration(windowSeconds)} (${trend}).`;
}

function explainLoad({ loadKnown, loadShare }: ScoreFeatures): string {
  if (!loadKnown) {
    return 'The allocation rate is not known, so load was not looked at.';
  }
  if (loadShare === 0) {
    return 'The allocation rate does not explain it.';
  }
  return `The chance that the allocation rate alone explains it is ${formatPercent(loadShare)}.`;
}

function explainGrowth(score: LeakScore, features: ScoreFeatures, unit: string | undefined): string[] {
  const share = `${formatPercent(Math.abs(features.relativeGrowth))} of its level in ${formatDuration(features.windowSeconds)}`;
  const direction = features.relativeGrowth < 0 ? 'shrinks' : 'grows';
  const isLevel = features.relativeGrowth === 0;
  const sentences = [isLevel ? 'Of late it stays level.' : `At its recent slope it ${direction} by ${share}.`];
  if (unit !== undefined) {
    const [slope, low, high] = [score.slopePerSecond, score.slopeLowPerSecond, score.slopeHighPerSecond].map(
      (perSecond) => formatQuantity(perSecond * 3600, unit)
    );
    sentences.push(
      `The slope is ${slope} an hour (likely ${low} to ${high}), the last level ${formatQuantity(features.lastLevel, unit)}.`
    );
  }
  return sentences;
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
  const worth = `only ${floors} floors, worth ${effectiveFloors.toFixed(1)} independent ones`;
  return [`Confidence is low (${formatPercent(confidence)}): ${worth}.`];
}

function explainLimit({ score, timeToLimit }: LeakScore): string[] {
  if (timeToLimit === undefined || score < MIN_FORECAST_SCORE) {
    return [];
  }
  const { medianSeconds, earlySeconds, lateSeconds } = timeToLimit;
  if (medianSeconds === 0) {
    return ['The limit is reached.'];
  }
  const late = lateSeconds === Infinity ? 'perhaps never' : `at the latest in ${formatDuration(lateSeconds)}`;
  return [
    `At this slope the limit is reached in ${formatDuration(medianSeconds)} (as early as ${formatDuration(earlySeconds)}, ${late}).`,
  ];
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
