// SPDX-License-Identifier: Apache-2.0
// Delta frames as our data source sends them (docs/frames.md), written by hand.
import { createDataFrame, type DataFrame } from '@grafana/data';
import { deltaColumns, type DeltaRow } from './delta-columns';

export interface DeltaFrameOptions {
  readonly name?: string;
  /** Grafana's id of the unit. Default bytes. */
  readonly unit?: string;
  /** `meta.custom`. */
  readonly custom?: object;
  /** Optional fields: name -> one value a row. */
  readonly more?: Readonly<Record<string, unknown[]>>;
}

export function deltaFrame(
  rows: readonly DeltaRow[],
  { name = 'delta', unit = 'bytes', custom = {}, more = {} }: DeltaFrameOptions = {}
): DataFrame {
  return createDataFrame({
    name,
    meta: { custom },
    fields: [
      ...deltaColumns(rows, unit).map((column) => ({
        name: column.name,
        values: column.values,
        config: column.unit === undefined ? {} : { unit: column.unit },
      })),
      ...Object.entries(more).map(([field, values]) => ({ name: field, values })),
    ],
  });
}
