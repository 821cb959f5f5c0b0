// SPDX-License-Identifier: Apache-2.0
// seep score: the leak score of recorded series, with its reasons.
import { formatQuantity } from '#pkg/base';
import {
  computeLeakScore,
  explainChange,
  explainScore,
  explainTerms,
  type ChangeExplanation,
  type LeakScore,
  type LeakScoreOptions,
  type LeakSeriesKind,
  type NamedLeakSeries,
  type TimeToLimit,
} from '#pkg/leakscore';
import { LEAK_SCORE, renderScores, sortByScore, SUSPECT_SCORE, type ScoreCard, type ScoreDocument } from '#pkg/report';
import type { ConsolePort } from '../console-port';
import { EXIT_CODE, type ExitCode } from '../exit-code';
import type { Amount } from '../read-score-options';
import { readScoredSeries } from '../read-scored-series';
import { seriesUnitOf, type SeriesUnit } from '../read-series-kind';
import { reportWarnings } from '../report-warnings';

export interface ScoreOptions {
  readonly minGrowthAge?: number;
  readonly limit?: Amount;
  readonly kind?: LeakSeriesKind;
  /** How many series are explained, the highest scores first. */
  readonly rows: number;
  readonly json: boolean;
}

/** Exit code 1 when any series scores 80 or more. */
export async function runScore(place: string, options: ScoreOptions, console: ConsolePort): Promise<ExitCode> {
  const { series, warnings } = await readScoredSeries(place, options.kind);
  reportWarnings(warnings, console);
  const scored = series.map((named) => scoreOf(named, options));
  console.print(options.json ? printDocuments(scored) : printCards(scored, options.rows));
  return scored.some(({ score }) => score.score >= LEAK_SCORE) ? EXIT_CODE.leak : EXIT_CODE.ok;
}

interface ScoredSeries {
  readonly named: NamedLeakSeries;
  readonly unit: SeriesUnit;
  readonly limit: number | undefined;
  readonly scoreOptions: LeakScoreOptions;
  readonly score: LeakScore;
}

function scoreOf(named: NamedLeakSeries, { minGrowthAge, limit }: ScoreOptions): ScoredSeries {
  const { kind } = named.series;
  const ownLimit = limit !== undefined && (isHeap(kind) || !limit.isBytes) ? limit.value : undefined;
  const scoreOptions = { minGrowthAgeSeconds: minGrowthAge, limit: ownLimit };
  const score = computeLeakScore(named.series, scoreOptions);
  return { named, unit: seriesUnitOf(named.name, kind), limit: ownLimit, scoreOptions, score };
}

/** A site of a heap does not reach a limit alone. */
function isHeap(kind: LeakSeriesKind): boolean {
  return kind === 'heap_live' || kind === 'heap_raw';
}

/** What would change the verdict is some milliseconds a series: of suspects only, as there may be thousands of series. */
function printDocuments(scored: readonly ScoredSeries[]): string {
  return scored
    .map((one) => JSON.stringify(documentOf(one, one.score.score >= SUSPECT_SCORE ? changeOf(one) : undefined)))
    .join('\n');
}

function printCards(scored: readonly ScoredSeries[], rows: number): string {
  const explained = new Set(
    sortByScore(scored.map((one) => ({ one, score: one.score.score })))
      .slice(0, rows)
      .map(({ one }) => one)
  );
  const cards = [...explained].map((one): ScoreCard => ({
    document: documentOf(one, changeOf(one)),
    series: one.named.series,
    unit: one.unit,
    terms: explainTerms(one.score),
  }));
  return renderScores({ documents: scored.map((one) => documentOf(one, undefined)), cards });
}

function changeOf({ named, score, scoreOptions }: ScoredSeries): ChangeExplanation {
  return explainChange(named.series, score, scoreOptions);
}

function documentOf({ named, unit, limit, score }: ScoredSeries, change: ChangeExplanation | undefined): ScoreDocument {
  const limitName = limit === undefined ? undefined : `the ${formatQuantity(limit, unit)} of --limit`;
  return {
    schema: 'seep.score/1',
    name: named.name,
    kind: named.series.kind,
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
    limit: limit ?? null,
    timeToLimit: score.timeToLimit ? timeToLimitOf(score.timeToLimit) : null,
    features: score.features ? { ...score.features } : null,
    changes: change?.changes.map((one) => ({ ...one, afterSeconds: one.afterSeconds ?? null })) ?? null,
    why: [...explainScore(score, unit, limitName), ...(change?.sentences ?? [])],
  };
}

/** JSON has no infinity: null is "perhaps never". */
function timeToLimitOf(time: TimeToLimit): ScoreDocument['timeToLimit'] {
  return { ...time, lateSeconds: Number.isFinite(time.lateSeconds) ? time.lateSeconds : null };
}
