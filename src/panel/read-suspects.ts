// SPDX-License-Identifier: Apache-2.0
// The list beside the graph: suspects as the data names them, or else the functions that grew most by themselves.
import type { DataFrame, Field } from '@grafana/data';
import type { DeltaTree } from '#pkg/calltree';
import type { Suspect } from '#pkg/findings';
import { rankSelfGrowth } from '#pkg/flame';

/** One row of the list. */
export type SuspectRow = Pick<Suspect, 'rank' | 'function' | 'growth' | 'share' | 'node'> & {
  /** The function that allocates, when it is library code below the suspect; else "". */
  readonly leaf: string;
};

export interface SuspectList {
  /** `hinges` were found by the data source; `self` is our plain ranking by growth inside each function. */
  readonly source: 'hinges' | 'self';
  readonly rows: readonly SuspectRow[];
}

const MAX_ROWS = 10;

/** Whether a frame is a table of suspects: by name, by `meta.custom.kind`, and by its fields. */
export function isSuspectsFrame(frame: DataFrame): boolean {
  const isNamed = frame.name === 'suspects' || frame.meta?.custom?.kind === 'suspects';
  return isNamed && ['function', 'growth'].every((name) => fieldOf(frame, name) !== undefined);
}

/** Suspects of a frame with fields `function, growth` and maybe `rank, site, share`, each at the node where most of it grew. */
export function readSuspects(frame: DataFrame, tree: DeltaTree): SuspectList {
  const nodeOf = largestNodes(tree);
  const numberAt = (name: string, row: number): number | undefined => {
    const value: unknown = fieldOf(frame, name)?.values[row];
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const textAt = (name: string, row: number): string => {
    const value: unknown = fieldOf(frame, name)?.values[row];
    return typeof value === 'string' ? value : '';
  };
  const rows = Array.from({ length: Math.min(frame.length, MAX_ROWS) }, (_, row): SuspectRow => {
    const name = textAt('function', row);
    const growth = numberAt('growth', row) ?? 0;
    const [leaf, hinge] = textAt('site', row).split(' <- ');
    const share = numberAt('share', row) ?? growth / tree.grown[0];
    return {
      rank: numberAt('rank', row) ?? row + 1,
      leaf: hinge === undefined ? '' : leaf,
      function: name,
      growth,
      share,
      node: nodeOf.get(name) ?? 0,
    };
  });
  return { source: 'hinges', rows };
}

/** The fallback for frames of other data sources. */
export function rankSuspects(tree: DeltaTree): SuspectList {
  const rows = rankSelfGrowth(tree, MAX_ROWS).map(({ frame, growth, share, node }, at): SuspectRow => {
    const name = tree.frames.name[frame];
    return { rank: at + 1, leaf: '', function: name, growth, share, node };
  });
  return { source: 'self', rows };
}

function fieldOf(frame: DataFrame, name: string): Field | undefined {
  return frame.fields.find((field) => field.name === name);
}

function largestNodes(tree: DeltaTree): Map<string, number> {
  const largest = new Map<string, number>();
  for (let node = 1; node < tree.length; node++) {
    const name = tree.frames.name[tree.frame[node]];
    const known = largest.get(name);
    if (known === undefined || tree.grown[node] > tree.grown[known]) {
      largest.set(name, node);
    }
  }
  return largest;
}
