// SPDX-License-Identifier: Apache-2.0
import { renderTextTable, toPrintable } from './text-table';

/** One line of `seep score --json`. Shape documented in docs/json.md. */
export interface ScoreDocument {
  readonly schema: 'seep.score/1';
  readonly name: string;
  readonly kind: string;
  readonly score: number;
  readonly evidence: number;
  /** null when nothing was scored. */
  readonly terms: {
    readonly trend: number;
    readonly shape: number;
    readonly recency: number;
    readonly size: number;
    readonly load: number;
  } | null;
  readonly confidence: number;
  readonly reason: string;
  readonly warmingUp: boolean;
  readonly carried: boolean;
  readonly growthAgeSeconds: number;
  readonly slopePerSecond: number;
  readonly slopeLowPerSecond: number;
  readonly slopeHighPerSecond: number;
  /** Plain sentences, the most telling first. */
  readonly why: readonly string[];
}

export function renderScores(documents: readonly ScoreDocument[]): string {
  const table = renderTextTable(
    [
      { title: 'score', align: 'right' },
      { title: 'verdict', align: 'left' },
      { title: 'series', align: 'left' },
    ],
    documents.map((document) => [document.score.toFixed(1), verdictOf(document), document.name])
  );
  const reasons = documents
    .filter((document) => document.why.length > 0)
    .map((document) => `${toPrintable(document.name)}: ${document.why.join('; ')}`);
  return [table, ...(reasons.length > 0 ? ['', ...reasons] : [])].join('\n');
}

/** The score in one word: 80 alarms, 50 is a suspect (design: leak score, section 1). */
function verdictOf({ score, warmingUp }: ScoreDocument): string {
  const verdict = score >= 80 ? 'leak' : score >= 50 ? 'suspect' : 'no leak seen';
  return warmingUp && score >= 50 ? `${verdict}, warming up` : verdict;
}
