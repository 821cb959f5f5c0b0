// SPDX-License-Identifier: Apache-2.0
// Delta frames as a data source sends them (docs/frames.md), written down by hand in tests.

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

/** One function of a call path; `total`s include what it called. Rows come depth first, the root at level 0. */
export interface GrowthRow {
  readonly level: number;
  readonly label: string;
  readonly before: number;
  readonly after: number;
}

export interface GrowthFrameOptions {
  /** Grafana's id of the unit. Default bytes. */
  readonly unit?: string;
}

/** The self values are what the children leave. */
export function growthFrame(rows: readonly GrowthRow[], { unit = 'bytes' }: GrowthFrameOptions = {}): FrameJson {
  const self = { before: rows.map(({ before }) => before), after: rows.map(({ after }) => after) };
  const path: number[] = [];
  rows.forEach(({ level, before, after }, row) => {
    path.length = level;
    const parent = path[level - 1];
    if (parent !== undefined) {
      self.before[parent] -= before;
      self.after[parent] -= after;
    }
    path.push(row);
  });
  const columns: Array<readonly [name: string, values: unknown[], unit?: string]> = [
    ['level', rows.map(({ level }) => level)],
    ['value', rows.map(({ before }) => before), unit],
    ['self', self.before, unit],
    ['valueRight', rows.map(({ after }) => after), unit],
    ['selfRight', self.after, unit],
    ['label', rows.map(({ label }) => label)],
  ];
  return {
    schema: {
      refId: 'A',
      name: 'Growth',
      meta: { preferredVisualisationPluginId: 'seep-flamedelta-panel', preferredVisualisationType: 'flamegraph' },
      fields: columns.map(([name, , fieldUnit]) => ({
        name,
        type: name === 'label' ? 'string' : 'number',
        config: fieldUnit === undefined ? {} : { unit: fieldUnit },
      })),
    },
    data: { values: columns.map(([, values]) => values) },
  };
}
