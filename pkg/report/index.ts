// SPDX-License-Identifier: Apache-2.0
export { buildDiffDocument, renderBalance, renderDiff, type DiffDocument } from './diff-report';
export { renderGoroutines, type GoroutineRow, type GoroutinesDocument } from './goroutine-report';
export type { ScoreCard } from './score-card';
export { LEAK_SCORE, type ScoreDocument } from './score-document';
export { renderScores, sortByScore, type ScoresView } from './score-report';
export { renderTextTable, toPrintable, type TextColumn } from './text-table';
export { buildTopDocument, renderTop, type TopDocument } from './top-report';
