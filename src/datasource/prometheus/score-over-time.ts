// SPDX-License-Identifier: Apache-2.0
import { computeLeakScore, firstSamples, type LeakScoreOptions, type LeakSeries } from '#pkg/leakscore';
import type { ScoredMoment } from '../frames/score-frame';

/** What was known at each of at most so many moments is scored: a tenth of a millisecond each, and a panel has some hundred pixels. */
const MOST_MOMENTS = 120;

/**
 * The score at every point, or at the last one of each of 120 equal stretches, with all points up to it; times ascending. The newest
 * moment is always among them. The stretches lie on a fixed grid, so that a moving range shows the same moments again.
 */
export function scoreOverTime(series: LeakSeries, options: LeakScoreOptions): ScoredMoment[] {
  return chooseEnds(series.timesSeconds).map((end) => ({
    timeUnixMs: series.timesSeconds[end - 1] * 1000,
    score: computeLeakScore(firstSamples(series, end), options),
  }));
}

/** Lengths of the prefixes. */
function chooseEnds(timesSeconds: ArrayLike<number>): number[] {
  const { length } = timesSeconds;
  const spanSeconds = length === 0 ? 0 : timesSeconds[length - 1] - timesSeconds[0];
  const stretchSeconds = Math.max(1, Math.ceil(spanSeconds / (MOST_MOMENTS - 1)));
  const stretchOf = (i: number) => Math.floor(timesSeconds[i] / stretchSeconds);
  const ends: number[] = [];
  for (let i = 0; i < length; i++) {
    if (length <= MOST_MOMENTS || i === length - 1 || stretchOf(i) !== stretchOf(i + 1)) {
      ends.push(i + 1);
    }
  }
  return ends;
}
