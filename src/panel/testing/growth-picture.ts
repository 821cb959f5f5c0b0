// SPDX-License-Identifier: Apache-2.0
// Pictures of frames written by hand.
import { createDataFrame } from '@grafana/data';
import { assert, finishAtOnce } from '#pkg/base';
import { readGrowthModel } from '../data/growth-model';
import type { GrowthPicture } from '../data/picture';
import { rankPicture } from '../data/rank-picture';

/** One row of a delta frame; what is left out is not known. */
export interface PictureRow {
  readonly level: number;
  readonly label: string;
  readonly before: number;
  readonly after: number;
  readonly evidence?: number;
  readonly rises?: number;
  readonly standardError?: number;
  readonly kept?: number;
  readonly allocated?: number;
  readonly history?: readonly number[];
}

const FACTS = ['evidence', 'rises', 'standardError', 'kept', 'allocated', 'history'] as const;

/** The ranked picture of a frame. Totals include the children's; only the fields that some row has are in the frame. */
export function growthPicture(rows: readonly PictureRow[], custom: object = {}): GrowthPicture {
  const frame = createDataFrame({
    name: 'delta',
    meta: { custom },
    fields: [
      { name: 'level', values: rows.map(({ level }) => level) },
      { name: 'value', values: rows.map(({ before }) => before), config: { unit: 'bytes' } },
      { name: 'self', values: rows.map((_, at) => selfOf(rows, at, 'before')) },
      { name: 'valueRight', values: rows.map(({ after }) => after) },
      { name: 'selfRight', values: rows.map((_, at) => selfOf(rows, at, 'after')) },
      { name: 'label', values: rows.map(({ label }) => label) },
      ...FACTS.filter((fact) => rows.some((row) => row[fact] !== undefined)).map((fact) => ({
        name: fact,
        values: rows.map((row) => row[fact] ?? null),
      })),
    ],
  });
  const model = finishAtOnce(readGrowthModel([frame]));
  assert(model.kind === 'growth', 'the frame has two snapshots');
  return { ...model, suspects: finishAtOnce(rankPicture(model)) };
}

function selfOf(rows: readonly PictureRow[], at: number, end: 'before' | 'after'): number {
  const { level } = rows[at];
  const behind = rows.slice(at + 1).findIndex((row) => row.level <= level);
  const inside = rows.slice(at + 1, behind < 0 ? undefined : at + 1 + behind);
  return inside.filter((row) => row.level === level + 1).reduce((self, row) => self - row[end], rows[at][end]);
}
