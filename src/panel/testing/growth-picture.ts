// SPDX-License-Identifier: Apache-2.0
// Pictures of frames written by hand.
import { assert, finishAtOnce } from '#pkg/base';
import { readGrowthModel } from '../data/growth-model';
import type { GrowthPicture } from '../data/picture';
import { rankPicture } from '../data/rank-picture';
import { deltaFrame } from './delta-frame';
import { type GrowthRow, ownAmounts } from './own-amounts';

/** One row of a delta frame; what is left out is not known. */
export interface PictureRow extends GrowthRow {
  readonly evidence?: number;
  readonly rises?: number;
  readonly standardError?: number;
  readonly kept?: number;
  readonly allocated?: number;
  readonly history?: readonly number[];
}

const FACTS = ['evidence', 'rises', 'standardError', 'kept', 'allocated', 'history'] as const;

/** The ranked picture of a frame. Only the fields that some row has are in the frame. */
export function growthPicture(rows: readonly PictureRow[], custom: object = {}): GrowthPicture {
  const known = FACTS.filter((fact) => rows.some((row) => row[fact] !== undefined));
  const more = Object.fromEntries(known.map((fact) => [fact, rows.map((row) => row[fact] ?? null)]));
  const model = finishAtOnce(readGrowthModel([deltaFrame(ownAmounts(rows), { custom, more })]));
  assert(model.kind === 'growth', 'the frame has two snapshots');
  return { ...model, suspects: finishAtOnce(rankPicture(model)) };
}
