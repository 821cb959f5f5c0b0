// SPDX-License-Identifier: Apache-2.0
// `seep top`: the text that `go tool pprof -top` prints, and a JSON document.
import { formatPercentage, formatScaled, selectOutputUnit, type TopRow, type TopTable } from '#pkg/calltree';
import { toPrintable } from './text-table';

/** What `seep top --json` prints. Shape documented in docs/json.md; a breaking change gets a new schema name. */
export interface TopDocument {
  readonly schema: 'seep.top/1';
  readonly sampleType: { readonly type: string; readonly unit: string };
  /** What percentages refer to: the sum of the sizes of all sample values, or of the base, as `go tool pprof` states it. */
  readonly total: number;
  readonly rows: ReadonlyArray<{ readonly function: string; readonly self: number; readonly total: number }>;
}

export function buildTopDocument(top: TopTable, sampleType: TopDocument['sampleType']): TopDocument {
  return {
    schema: 'seep.top/1',
    sampleType: { type: sampleType.type, unit: sampleType.unit },
    total: top.total,
    rows: top.rows.map(({ function: name, self, total }) => ({ function: name, self, total })),
  };
}

export interface TopTextOptions {
  readonly sampleType: TopDocument['sampleType'];
  /** Unit to print in: one that pprof knows, "auto" for each number its own; default the best for the whole table. */
  readonly unit?: string | undefined;
  /** Lines above the table, such as "File: prometheus". */
  readonly header?: readonly string[];
  /** Share of the total below which rows were dropped, for the line that says so. */
  readonly nodeFraction?: number;
}

const INLINE_NOTE: Readonly<Record<TopRow['inlined'], string>> = {
  never: '',
  sometimes: ' (partial-inline)',
  always: ' (inline)',
};

/** The report of `go tool pprof -top`, line by line (report.go printText, reportLabels); ends without a newline. */
export function renderTop(top: TopTable, options: TopTextOptions): string {
  const { unit: sampleUnit } = options.sampleType;
  const unit = selectOutputUnit({ rows: top.rows, total: top.total, unit: sampleUnit }, options.unit);
  const quantity = (value: number): string => formatScaled(value, sampleUnit, unit);
  const lines = [...(options.header ?? []), ...summaryOf(top, quantity, options.nodeFraction ?? 0)].map(toPrintable);
  lines.push('      flat  flat%   sum%        cum   cum%');
  let selfSum = 0;
  for (const row of top.rows) {
    selfSum += row.self;
    const self = `${quantity(row.self).padStart(10)} ${formatPercentage(row.self, top.total)}`;
    const total = `${quantity(row.total).padStart(10)} ${formatPercentage(row.total, top.total)}`;
    const name = `${toPrintable(row.function)}${INLINE_NOTE[row.inlined]}`;
    lines.push(`${self} ${formatPercentage(selfSum, top.total)} ${total}  ${name}`);
  }
  return lines.join('\n');
}

function summaryOf(top: TopTable, quantity: (value: number) => string, nodeFraction: number): string[] {
  const shown = top.rows.reduce((sum, row) => sum + row.self, 0);
  const share = formatPercentage(shown, top.total).trim();
  const lines = [`Showing nodes accounting for ${quantity(shown)}, ${share} of ${quantity(top.total)} total`];
  if (top.total !== 0 && top.droppedCount > 0) {
    const cutoff = quantity(Math.abs(Math.trunc(top.total * nodeFraction)));
    lines.push(`Dropped ${top.droppedCount} ${top.droppedCount > 1 ? 'nodes' : 'node'} (cum <= ${cutoff})`);
  }
  if (top.total !== 0 && top.rows.length > 0 && top.rows.length < top.candidateCount) {
    lines.push(`Showing top ${top.rows.length} nodes out of ${top.candidateCount}`);
  }
  return lines;
}
