// SPDX-License-Identifier: Apache-2.0
import { explainChange, type LeakScore, type LeakScoreOptions, type LeakSeries } from '#pkg/leakscore';

const SUSPECT_SCORE = 50;

/** What would change the verdict about a suspect, in words; nothing of what is none, and nothing would change a proof. Some milliseconds. */
export function explainSuspect(series: LeakSeries, score: LeakScore, options: LeakScoreOptions): readonly string[] {
  const isOpen = score.score >= SUSPECT_SCORE && score.reason !== 'proved';
  return isOpen ? explainChange(series, score, options).sentences : [];
}
