// SPDX-License-Identifier: Apache-2.0
// seep score: the leak score of recorded series, one line each.
import { computeLeakScore, explainScore, type NamedLeakSeries } from '#pkg/leakscore';
import { renderScores, type ScoreDocument } from '#pkg/report';
import type { ConsolePort } from '../console-port';
import { EXIT_CODE, type ExitCode } from '../exit-code';
import { readPlace } from '../read-place';
import { readSeriesRecords } from '../read-series-records';

/** From here on the score is an alarm (design: leak score, section 1). */
const ALARM_SCORE = 80;

export interface ScoreOptions {
  readonly minGrowthAgeSeconds?: number;
  readonly json: boolean;
}

/** Exit code 1 when any series scores 80 or more. */
export async function runScore(place: string, options: ScoreOptions, console: ConsolePort): Promise<ExitCode> {
  const series = await readPlace(place, { profileName: 'heap' }, readSeriesRecords);
  const documents = series.map((one) => scoreDocumentOf(one, options.minGrowthAgeSeconds));
  console.print(
    options.json ? documents.map((document) => JSON.stringify(document)).join('\n') : renderScores(documents)
  );
  return documents.some((document) => document.score >= ALARM_SCORE) ? EXIT_CODE.leak : EXIT_CODE.ok;
}

function scoreDocumentOf({ name, series }: NamedLeakSeries, minGrowthAgeSeconds: number | undefined): ScoreDocument {
  const score = computeLeakScore(series, { minGrowthAgeSeconds });
  return {
    schema: 'seep.score/1',
    name,
    kind: series.kind,
    score: score.score,
    evidence: score.evidence,
    terms: score.terms ?? null,
    confidence: score.confidence,
    reason: score.reason,
    warmingUp: score.warmingUp,
    carried: score.carried,
    growthAgeSeconds: score.growthAgeSeconds,
    slopePerSecond: score.slopePerSecond,
    slopeLowPerSecond: score.slopeLowPerSecond,
    slopeHighPerSecond: score.slopeHighPerSecond,
    why: explainScore(score),
  };
}
