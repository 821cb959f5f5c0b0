// SPDX-License-Identifier: Apache-2.0
import { formatQuantity } from '#pkg/base';
import { renderTextTable } from './text-table';

/** Goroutines with the same stack and state. Fields that the profile's form does not tell are null. */
export interface GoroutineRow {
  readonly count: number;
  readonly state: string | null;
  /** Longest wait of the group in whole minutes, as Go's dump states it. */
  readonly waitMinutes: number | null;
  readonly createdBy: string | null;
  readonly function: string;
  /** Leaf first. */
  readonly stack: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** What `seep goroutines --json` prints. Shape documented in docs/json.md. */
export interface GoroutinesDocument {
  readonly schema: 'seep.goroutines/1';
  readonly total: number;
  readonly groups: readonly GoroutineRow[];
}

export function renderGoroutines(document: GoroutinesDocument): string {
  const table = renderTextTable(
    [
      { title: 'count', align: 'right' },
      { title: 'state', align: 'left' },
      { title: 'waits', align: 'right' },
      { title: 'function', align: 'left' },
      { title: 'created by', align: 'left' },
    ],
    document.groups.map((group) => [
      formatQuantity(group.count, 'count'),
      group.state ?? '',
      group.waitMinutes === null ? '' : `${group.waitMinutes} min`,
      siteOf(group),
      group.createdBy ?? '',
    ])
  );
  const groups = document.groups.length === 1 ? '1 group' : `${document.groups.length} groups`;
  return `${formatQuantity(document.total, 'count')} goroutines in ${groups}\n${table}`;
}

/** Where the goroutine hangs and what it was started to do: "sync.runtime_notifyListWait <- main.worker". */
function siteOf(group: GoroutineRow): string {
  const start = group.stack.at(-1) ?? group.function;
  return start === group.function ? group.function : `${group.function} <- ${start}`;
}
