// SPDX-License-Identifier: Apache-2.0
// seep score: the leak score of recorded series, with its reasons.
import { formatQuantity } from '#pkg/base';
import {
  computeLeakScore,
  computeWindowedScore,
  explainChange,
  explainScore,
  explainTerms,
  type ChangeExplanation,
  type LeakScore,
  type LeakScoreOptions,
  type LeakSeriesKind,
  type NamedLeakSeries,
  type TimeToLimit,
  type WindowedScore,
} from '#pkg/leakscore';
import { LEAK_SCORE, renderScores, sortByScore, type ScoreCard, type ScoreDocument } from '#pkg/report';
import type { ConsolePort } from '../console-port';
import { EXIT_CODE, type ExitCode } from '../exit-code';
import type { Amount } from '../read-score-options';
import { readScoredSeries } from '../read-scored-series';
import { seriesUnitOf, type SeriesUnit } from '../read-series-unit';
import { reportWarnings } from '../report-warnings';

export interface ScoreOptions {
  readonly minGrowthAge?: number;
  readonly limit?: Amount;
  readonly kind?: LeakSeriesKind;
  /** Seconds; without them the whole running process is scored. */
  readonly windows?: readonly number[];
  /** Of how many series the reasons are shown, and what would change the verdict; the highest scores first. */
  readonly rows: number;
  readonly json: boolean;
}

/** Exit code 1 when any series scores 80 or more. */
export async function runScore(place: string, options: ScoreOptions, console: ConsolePort): Promise<ExitCode> {
  const { series, warnings } = await readScoredSeries(place, options.kind);
  reportWarnings(warnings, console);
  const scored = series.map((named) => scoreOf(named, options));
  console.print(options.json ? printDocuments(scored, options.rows) : printCards(scored, options.rows));
  return scored.some(({ score }) => score.score >= LEAK_SCORE) ? EXIT_CODE.leak : EXIT_CODE.ok;
}

interface ScoredSeries {
  readonly named: NamedLeakSeries;
  readonly unit: SeriesUnit;
  readonly limit: number | undefined;
  readonly scoreOptions: LeakScoreOptions;
  readonly score: LeakScore | WindowedScore;
}

function scoreOf(named: NamedLeakSeries, { minGrowthAge, limit, windows }: ScoreOptions): ScoredSeries {
  const { kind } = named.series;
  const ownLimit = limit !== undefined && (isHeap(kind) || !limit.isBytes) ? limit.value : undefined;
  const scoreOptions = { minGrowthAgeSeconds: minGrowthAge, limit: ownLimit };
  const score =
    windows === undefined
      ? computeLeakScore(named.series, scoreOptions)
      : computeWindowedScore(named.series, { ...scoreOptions, windowsSeconds: windows });
  return { named, unit: seriesUnitOf(named.name, kind), limit: ownLimit, scoreOptions, score };
}

/** A site of a heap does not reach a limit alone. */
function isHeap(kind: LeakSeriesKind): boolean {
  return kind === 'heap_live' || kind === 'heap_raw';
}

/** What would change the verdict is some milliseconds a series, and there may be thousands: it is looked at for the worst only. */
function printDocuments(scored: readonly ScoredSeries[], rows: number): string {
  const worst = worstOf(scored, rows);
  return scored.map((one) => JSON.stringify(documentOf(one, worst.has(one) ? changeOf(one) : undefined))).join('\n');
}

function printCards(scored: readonly ScoredSeries[], rows: number): string {
  const cards = [...worstOf(scored, rows)].map((one): ScoreCard => ({
    document: documentOf(one, changeOf(one)),
    series: one.named.series,
    unit: one.unit,
    terms: explainTerms(one.score),
  }));
  return renderScores({ documents: scored.map((one) => documentOf(one, undefined)), cards });
}

/** In the order in which they are shown. */
function worstOf(scored: readonly ScoredSeries[], rows: number): ReadonlySet<ScoredSeries> {
  const worst = sortByScore(scored.map((one) => ({ one, score: one.score.score }))).slice(0, rows);
  return new Set(worst.map(({ one }) => one));
}

function changeOf({ named, score, scoreOptions }: ScoredSeries): ChangeExplanation {
  return explainChange(named.series, score, { ...scoreOptions, windowSeconds: windowSecondsOf(score) });
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
    windowSeconds: windowSecondsOf(score) ?? null,
    limit: limit ?? null,
    timeToLimit: score.timeToLimit ? timeToLimitOf(score.timeToLimit) : null,
    features: score.features ? { ...score.features } : null,
    changes: change?.changes.map((one) => ({ ...one, afterSeconds: one.afterSeconds ?? null })) ?? null,
    why: [...explainScore(score, unit, limitName), ...(change?.sentences ?? [])],
  };
}

/** Of a score of a part of the process only. */
function windowSecondsOf(score: LeakScore | WindowedScore): number | undefined {
  return 'scoredWindowSeconds' in score && !score.isWholeProcess ? score.scoredWindowSeconds : undefined;
}

/** JSON has no infinity: null is "perhaps never". */
function timeToLimitOf(time: TimeToLimit): ScoreDocument['timeToLimit'] {
  return { ...time, lateSeconds: Number.isFinite(time.lateSeconds) ? time.lateSeconds : null };
}
