// SPDX-License-Identifier: Apache-2.0
// The verb of this room.
import { checkColumnLengths } from './column-lengths';
import { cleanSeries } from './clean-series';
import { computeFeatures } from './features';
import { judgeProcess } from './judge-process';
import type { LeakScore, LeakScoreOptions, LeakSeries } from './leak-series';
import { describeProcess } from './running-process';
import { findSegments } from './segments';

/**
 * How likely it is that a series grows for ever, 0 to 100, with everything it rests on. Only the running process is scored; while it is
 * younger than the span of the previous one, that one's score stays in force, fading to 0. Any numbers give a defined result: see
 * LeakScore's `reason`.
 * Linear in the samples (all are used: they end in at most 40 floors).
 * @throws LeakScoreError `column-length-mismatch`
 */
export function computeLeakScore(series: LeakSeries, options: LeakScoreOptions = {}): LeakScore {
  checkColumnLengths(series);
  const cleaned = cleanSeries(series);
  const segments = findSegments(cleaned);
  const features = segments.running && computeFeatures(segments.running);
  return judgeProcess(describeProcess(segments, { features, cleaned, options }), options);
}
