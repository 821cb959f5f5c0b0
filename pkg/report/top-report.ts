// SPDX-License-Identifier: Apache-2.0
import { formatQuantity } from '#pkg/base';
import type { TopTable } from '#pkg/calltree';
import { renderTextTable } from './text-table';

/** What `seep top --json` prints. Shape documented in docs/json.md; a breaking change gets a new schema name. */
export interface TopDocument {
  readonly schema: 'seep.top/1';
  readonly sampleType: { readonly type: string; readonly unit: string };
  /** Sum of the sizes of all sample values, as `go tool pprof` states it. */
  readonly total: number;
  readonly rows: ReadonlyArray<{ readonly function: string; readonly self: number; readonly total: number }>;
}

export function buildTopDocument(top: TopTable, sampleType: TopDocument['sampleType'], rowLimit: number): TopDocument {
  return {
    schema: 'seep.top/1',
    sampleType: { type: sampleType.type, unit: sampleType.unit },
    total: top.total,
    rows: top.rows.slice(0, rowLimit),
  };
}

export function renderTop(document: TopDocument, allRows: number): string {
  const { sampleType, total, rows } = document;
  const percent = (value: number) => (total === 0 ? '' : `${((100 * value) / total).toFixed(2)}%`);
  const quantity = (value: number) => formatQuantity(value, sampleType.unit);
  const heading = `${sampleType.type} (${sampleType.unit}), total ${quantity(total)}, ${rows.length} of ${allRows} functions`;
  const table = renderTextTable(
    [
      { title: 'self', align: 'right' },
      { title: 'self%', align: 'right' },
      { title: 'total', align: 'right' },
      { title: 'total%', align: 'right' },
      { title: 'function', align: 'left' },
    ],
    rows.map((row) => [quantity(row.self), percent(row.self), quantity(row.total), percent(row.total), row.function])
  );
  return `${heading}\n${table}`;
}
