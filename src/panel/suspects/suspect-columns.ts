// SPDX-License-Identifier: Apache-2.0
// Which columns the list has: as many as its width holds, the telling ones first.
import { FACT_KINDS, type FactKind, type SuspectFacts } from './suspect-facts';

export interface SuspectColumns {
  /** false: what is known beside the growth stands in a second line under the name. */
  readonly isTable: boolean;
  readonly facts: readonly FactKind[];
  readonly hasHistory: boolean;
}

const TABLE_FROM_CSS_PX = 480;
const HISTORY_FROM_CSS_PX = 300;
/** The rank, the growth and a name that can be read. */
const FIXED_CSS_PX = 330;
export const HISTORY_CSS_PX = 56;
export const FACT_CSS_PX: Readonly<Record<FactKind, number>> = {
  share: 52,
  rises: 66,
  rate: 104,
  kept: 86,
  deviations: 56,
  score: 72,
  place: 150,
};

/** Columns for rows of these facts; one that no row knows anything for is left out. */
export function columnsFor(
  widthCssPx: number,
  rows: ReadonlyArray<{ facts: SuspectFacts; hasHistory: boolean }>
): SuspectColumns {
  const known = FACT_KINDS.filter((kind) => rows.some(({ facts }) => facts[kind] !== undefined));
  const isTable = widthCssPx >= TABLE_FROM_CSS_PX;
  const hasHistory = widthCssPx >= HISTORY_FROM_CSS_PX && rows.some((row) => row.hasHistory);
  if (!isTable) {
    return { isTable, hasHistory, facts: known };
  }
  let roomCssPx = widthCssPx - FIXED_CSS_PX - (hasHistory ? HISTORY_CSS_PX : 0);
  const facts = known.filter((kind) => {
    const fits = FACT_CSS_PX[kind] <= roomCssPx;
    roomCssPx -= fits ? FACT_CSS_PX[kind] : 0;
    return fits;
  });
  return { isTable, hasHistory, facts };
}
