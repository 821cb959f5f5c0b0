// SPDX-License-Identifier: Apache-2.0
// One scored series as a block of text of 80 columns: verdict, sparkline, terms with bars and sentences, the rest in words.
import { formatQuantity } from '#pkg/base';
import { scoreVerdictOf, type ScoreDocument } from './score-document';
import { drawSparkline, type SparklineSeries } from './sparkline';
import { renderTermBar, TERM_BAR_WIDTH } from './term-bar';
import { toPrintable } from './text-table';
import { wrapText } from './wrap-text';

const WIDTH = 80;
const INDENT = '  ';
const SPARKLINE_WIDTH = WIDTH - 2 * INDENT.length;
const TERM_NAME_WIDTH = 7;
const TERM_VALUE_WIDTH = 5;

export interface ScoreCard {
  readonly document: ScoreDocument;
  readonly series: SparklineSeries;
  /** Of the series, for formatQuantity: "bytes", "goroutines" or "count". */
  readonly unit: string;
  /** The five terms, each with its sentence; empty when nothing was scored. */
  readonly terms: ReadonlyArray<{ readonly term: string; readonly value: number; readonly sentence: string }>;
}

export function renderScoreCard({ document, series, unit, terms }: ScoreCard): string {
  const ofTerms = new Set(terms.map(({ sentence }) => sentence));
  const notes = document.why.filter((sentence) => !ofTerms.has(sentence));
  return [
    `${toPrintable(document.name)}: ${document.score.toFixed(0)}, ${scoreVerdictOf(document)}`,
    ...renderSeries(series, unit),
    ...(terms.length > 0 ? ['', ...terms.flatMap(renderTerm)] : []),
    ...(notes.length > 0 ? ['', ...notes.flatMap(renderNote)] : []),
  ].join('\n');
}

function renderSeries(series: SparklineSeries, unit: string): string[] {
  const line = drawSparkline(series, SPARKLINE_WIDTH);
  if (line === undefined) {
    return [];
  }
  const low = unit === 'bytes' ? formatQuantity(line.lowest, unit, line.highest) : formatQuantity(line.lowest, 'count');
  const high = formatQuantity(line.highest, unit);
  const restarts = series.restarts?.length ?? 0;
  const marks = restarts === 0 ? '' : `, ${restarts} ${restarts === 1 ? 'restart' : 'restarts'} (|)`;
  const samples = `${formatQuantity(series.values.length, 'count')} samples`;
  return [INDENT + line.text, `${INDENT}${low} to ${high}, ${samples}${marks}`];
}

function renderTerm({ term, value, sentence }: ScoreCard['terms'][number]): string[] {
  const size = Math.abs(value).toFixed(2);
  const number = size === '0.00' ? size : `${value < 0 ? '-' : '+'}${size}`;
  const head = `${INDENT}${term.padEnd(TERM_NAME_WIDTH)} ${number.padStart(TERM_VALUE_WIDTH)} ${renderTermBar(value)} `;
  const margin = ' '.repeat(INDENT.length + TERM_NAME_WIDTH + 1 + TERM_VALUE_WIDTH + 1 + TERM_BAR_WIDTH + 1);
  return wrapText(sentence, WIDTH - margin.length).map((line, i) => (i === 0 ? head : margin) + line);
}

function renderNote(sentence: string): string[] {
  return wrapText(sentence, WIDTH - INDENT.length).map((line) => INDENT + line);
}
