// SPDX-License-Identifier: Apache-2.0
export { differentialFolded } from './differential-folded';
export { buildDiffDocument, renderBalance, renderDiff, type DiffDocument } from './diff-report';
export { DELTA_FILE_NAME, goToolPprofCommand, type PprofCommandOptions } from './go-tool-pprof-command';
export { renderGoroutines, type GoroutineRow, type GoroutinesDocument } from './goroutine-report';
export { growthMarkdown, type GrowthIssue } from './growth-markdown';
export type { GrowthPicture, SvgPalette } from './growth-picture';
export type { GrowthRange } from './growth-range';
export type { GrowthSuspect } from './growth-suspect';
export { growthSvg } from './growth-svg';
export { codeBlock } from './markdown-text';
export { ReportError, type ReportErrorCode } from './report-error';
export type { ScoreCard } from './score-card';
export { LEAK_SCORE, type ScoreDocument } from './score-document';
export { renderScores, sortByScore, type ScoresView } from './score-report';
export { stackText, type StackTextOptions } from './stack-text';
export { renderTextTable, toPrintable, type TextColumn } from './text-table';
export { buildTopDocument, renderTop, type TopDocument } from './top-report';
