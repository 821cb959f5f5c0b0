// SPDX-License-Identifier: Apache-2.0
import { formatChange } from '#pkg/base';
import { type GrowthRange, lengthOf } from './growth-range';
import type { GrowthSuspect } from './growth-suspect';
import { codeSpan, escapeMarkdown, tableCell } from './markdown-text';

const HOUR_MS = 3_600_000;
const UNKNOWN = '–';

const COLUMNS = [
  ['#', '---:'],
  ['function', '---'],
  ['growth', '---:'],
  ['share', '---:'],
  ['rises', '---:'],
  ['kept', '---:'],
  ['per hour', '---:'],
  ['source', '---'],
] as const;

/** Suspects as a table of GitHub-flavoured Markdown, one a row, "–" where nothing is known. */
export function suspectTable(suspects: readonly GrowthSuspect[], unit: string, range: GrowthRange): string {
  const hours = (lengthOf(range)?.ms ?? NaN) / HOUR_MS;
  const rows = suspects.map((suspect) => [
    String(suspect.rank),
    codeSpan(suspect.site),
    escapeMarkdown(formatChange(suspect.growth, unit)),
    `${(100 * suspect.share).toFixed(1)}%`,
    risesOf(suspect),
    Number.isFinite(suspect.kept) ? `${(100 * (suspect.kept ?? 0)).toFixed(0)}%` : UNKNOWN,
    hours > 0 ? escapeMarkdown(formatChange(roundedRate(suspect.growth / hours), unit)) : UNKNOWN,
    suspect.file === '' ? UNKNOWN : codeSpan(suspect.file + (suspect.line1 > 0 ? `:${suspect.line1}` : '')),
  ]);
  const lines = [COLUMNS.map(([title]) => title), COLUMNS.map(([, align]) => align), ...rows];
  return lines.map((cells) => `| ${cells.map(tableCell).join(' | ')} |`).join('\n');
}

function risesOf({ rises, steps = 0 }: GrowthSuspect): string {
  return rises !== undefined && rises >= 0 && steps > 0 ? `${rises} of ${steps}` : UNKNOWN;
}

// Ten goroutines an hour are no 10.3.
function roundedRate(perHour: number): number {
  return Math.abs(perHour) >= 10 ? Math.round(perHour) : perHour;
}
