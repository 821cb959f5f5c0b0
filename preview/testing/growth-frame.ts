// SPDX-License-Identifier: Apache-2.0
// Delta frames as a data source sends them (docs/frames.md), written down by hand in tests, as JSON for a page.
import { deltaColumns } from '../../src/panel/testing/delta-columns';
import { type GrowthRow, ownAmounts } from '../../src/panel/testing/own-amounts';

interface FrameMeta {
  readonly preferredVisualisationPluginId?: string;
  readonly preferredVisualisationType?: string;
  /** docs/frames.md has the rest of it. */
  readonly custom?: {
    readonly balance?: { readonly grown: number; readonly shrunk: number };
    readonly [name: string]: unknown;
  };
}

/** The part of Grafana's DataFrameJSON that is written here. */
export interface FrameJson {
  readonly schema: {
    readonly refId: string;
    readonly name: string;
    readonly meta?: FrameMeta;
    readonly fields: ReadonlyArray<{ readonly name: string; readonly type: string; readonly config: object }>;
  };
  readonly data: { readonly values: ReadonlyArray<readonly unknown[]> };
}

export interface GrowthFrameOptions {
  /** Grafana's id of the unit. Default bytes. */
  readonly unit?: string;
}

export function growthFrame(rows: readonly GrowthRow[], { unit = 'bytes' }: GrowthFrameOptions = {}): FrameJson {
  const columns = deltaColumns(ownAmounts(rows), unit);
  return {
    schema: {
      refId: 'A',
      name: 'Growth',
      meta: { preferredVisualisationPluginId: 'seep-flamedelta-panel', preferredVisualisationType: 'flamegraph' },
      fields: columns.map((column) => ({
        name: column.name,
        type: column.name === 'label' ? 'string' : 'number',
        config: column.unit === undefined ? {} : { unit: column.unit },
      })),
    },
    data: { values: columns.map(({ values }) => values) },
  };
}
