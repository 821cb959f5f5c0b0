// SPDX-License-Identifier: Apache-2.0
// What `seep score` prints: a table of all series, worst first, and a card for each of the worst.
import { renderScoreCard, type ScoreCard } from './score-card';
import { scoreVerdictOf, type ScoreDocument } from './score-document';
import { renderTextTable } from './text-table';

export interface ScoresView {
  /** Every series, in any order. */
  readonly documents: readonly ScoreDocument[];
  /** Of those that are explained, in the order in which they are shown. */
  readonly cards: readonly ScoreCard[];
}

/** A single series has no table, only its card. Ends without a newline. */
export function renderScores({ documents, cards }: ScoresView): string {
  const isAlone = documents.length === 1 && cards.length === 1;
  return [...(isAlone ? [] : [renderSummary(documents)]), ...cards.map(renderScoreCard)].join('\n\n');
}

function renderSummary(documents: readonly ScoreDocument[]): string {
  return renderTextTable(
    [
      { title: 'score', align: 'right' },
      { title: 'verdict', align: 'left' },
      { title: 'series', align: 'left' },
    ],
    sortByScore(documents).map((document) => [document.score.toFixed(1), scoreVerdictOf(document), document.name])
  );
}

/** Highest first; equals stay in their order. */
export function sortByScore<Scored extends { readonly score: number }>(scored: readonly Scored[]): Scored[] {
  return [...scored].sort((one, other) => other.score - one.score);
}
