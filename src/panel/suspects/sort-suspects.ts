// SPDX-License-Identifier: Apache-2.0
import type { SuspectRow } from '../data/suspect-row';

/** What a list can be sorted by. `rank` is by growth, what Go proved first; the share of growth has the same order. */
export const SUSPECT_ORDERS = ['rank', 'score', 'kept'] as const;
export type SuspectOrder = (typeof SUSPECT_ORDERS)[number];

/** The rows with the most of something first, what is not known last, equals by rank. */
export function sortSuspects(rows: readonly SuspectRow[], order: SuspectOrder): readonly SuspectRow[] {
  if (order === 'rank') {
    return rows;
  }
  const amountOf = (row: SuspectRow): number => (Number.isFinite(row[order]) ? row[order] : -1);
  return [...rows].sort((one, other) => amountOf(other) - amountOf(one) || one.rank - other.rank);
}

/** The orders that these rows know enough for. */
export function ordersOf(rows: readonly SuspectRow[]): readonly SuspectOrder[] {
  return SUSPECT_ORDERS.filter((order) => order === 'rank' || rows.some((row) => Number.isFinite(row[order])));
}
