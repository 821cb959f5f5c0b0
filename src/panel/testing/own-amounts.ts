// SPDX-License-Identifier: Apache-2.0
// Trees of which a test knows the totals. Nothing of Grafana is in here: see delta-columns.ts.
import { callersOf } from './callers-of';
import type { DeltaRow } from './delta-columns';

/** One function of a call path; `before` and `after` include what it called. Rows come depth first, the root at level 0. */
export interface GrowthRow {
  readonly level: number;
  readonly label: string;
  readonly before: number;
  readonly after: number;
}

/** The same rows with what their children leave. */
export function ownAmounts(rows: readonly GrowthRow[]): DeltaRow[] {
  const before = rows.map((row) => row.before);
  const after = rows.map((row) => row.after);
  callersOf(rows.map(({ level }) => level)).forEach((caller, row) => {
    if (caller >= 0) {
      before[caller] -= rows[row].before;
      after[caller] -= rows[row].after;
    }
  });
  return rows.map(({ level, label }, row): DeltaRow => [level, label, before[row], after[row]]);
}
