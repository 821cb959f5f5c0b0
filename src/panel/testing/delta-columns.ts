// SPDX-License-Identifier: Apache-2.0
// The columns of a delta frame (docs/frames.md) from amounts written by hand. Nothing of Grafana is in here: browser tests, which cannot
// load its packages, write their frames with it, too.
import { callersOf } from './callers-of';

/** One function of a call path with its own amounts before and after. Rows come depth first, the root at level 0. */
export type DeltaRow = readonly [level: number, label: string, self: number, selfRight: number];

export interface FrameColumn {
  readonly name: string;
  readonly values: unknown[];
  /** Grafana's id; undefined for what is no amount. */
  readonly unit?: string;
}

/** The fields that a delta frame must have. Totals are what a row and all below it add up to. */
export function deltaColumns(rows: readonly DeltaRow[], unit: string): FrameColumn[] {
  const callers = callersOf(rows.map(([level]) => level));
  const [self, selfRight] = [rows.map((row) => row[2]), rows.map((row) => row[3])];
  return [
    { name: 'level', values: rows.map(([level]) => level) },
    { name: 'value', values: totalsOf(self, callers), unit },
    { name: 'self', values: self, unit },
    { name: 'valueRight', values: totalsOf(selfRight, callers), unit },
    { name: 'selfRight', values: selfRight, unit },
    { name: 'label', values: rows.map(([, label]) => label) },
  ];
}

function totalsOf(own: readonly number[], callers: readonly number[]): number[] {
  const totals = [...own];
  for (let row = totals.length - 1; row >= 0; row--) {
    if (callers[row] >= 0) {
      totals[callers[row]] += totals[row];
    }
  }
  return totals;
}
