// SPDX-License-Identifier: Apache-2.0
// The score of a process that has run for long: its recent past may leak though its whole life does not show it yet.
import { assert } from '#pkg/base';
import { checkColumnLengths } from './column-lengths';
import { cleanSeries } from './clean-series';
import { computeFeatures } from './features';
import { judgeProcess } from './judge-process';
import type { LeakScore, LeakScoreOptions, LeakSeries } from './leak-series';
import { describeProcess } from './running-process';
import type { Samples } from './samples';
import { findSegments, spanSecondsOf } from './segments';
import { tailOfSamples } from './tail-of-samples';
import { thinSamples } from './thin-samples';

/** 3 hours, 24 hours, 7 days (design: leak score, 7.1). */
export const SCORE_WINDOWS_SECONDS: readonly number[] = [3 * 3600, 24 * 3600, 7 * 24 * 3600];

export interface WindowedScoreOptions extends LeakScoreOptions {
  /**
   * Default SCORE_WINDOWS_SECONDS, in any order. Infinity is the whole process however old; what is not above 0 is passed over. Without
   * any window the whole process is scored.
   */
  readonly windowsSeconds?: readonly number[] | undefined;
}

export interface WindowedScore extends LeakScore {
  /** Length of the window that the score comes from; of a whole process the seconds from its first sample to its newest. */
  readonly scoredWindowSeconds: number;
  /** True when that is the whole running process. */
  readonly isWholeProcess: boolean;
}

/**
 * The largest of the scores of several windows that end at the newest sample, each scored as computeLeakScore would score that part of the
 * running process alone; of equal scores that of the longest window. The whole process is one of them while it is no longer than the
 * longest window. More than one window is more than one chance of a false alarm: use it where a late leak must be found, as for processes
 * that run for weeks.
 *
 * Bounded work: one pass over the samples, then at most 480 points a window (see thinSamples).
 * @throws LeakScoreError `column-length-mismatch`
 */
export function computeWindowedScore(series: LeakSeries, options: WindowedScoreOptions = {}): WindowedScore {
  checkColumnLengths(series);
  const cleaned = cleanSeries(series);
  const segments = findSegments(cleaned);
  const { running } = segments;
  let best: WindowedScore | undefined;
  for (const window of findWindows(running, options.windowsSeconds ?? SCORE_WINDOWS_SECONDS)) {
    const features = window.samples && computeFeatures(thinSamples(window.samples));
    const score = judgeProcess(describeProcess(segments, { features, cleaned, options }), options);
    if (best === undefined || score.score > best.score) {
      best = { ...score, scoredWindowSeconds: window.seconds, isWholeProcess: window.samples === running };
    }
  }
  assert(best !== undefined, 'there is always a window');
  return best;
}

interface Window {
  readonly seconds: number;
  /** Undefined when there are none at all. */
  readonly samples: Samples | undefined;
}

/** Longest first; never empty. */
function findWindows(running: Samples | undefined, windowsSeconds: readonly number[]): Window[] {
  const lengths = [...new Set(windowsSeconds)].filter((seconds) => seconds > 0).sort((a, b) => b - a);
  const spanSeconds = running ? spanSecondsOf(running) : 0;
  const whole: Window[] = spanSeconds <= (lengths[0] ?? Infinity) ? [{ seconds: spanSeconds, samples: running }] : [];
  const shorter = running === undefined ? [] : lengths.filter((seconds) => seconds < spanSeconds);
  return [...whole, ...shorter.map((seconds) => ({ seconds, samples: running && tailOfSamples(running, seconds) }))];
}
