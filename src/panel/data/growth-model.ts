// SPDX-License-Identifier: Apache-2.0
// What a panel's data amounts to: a picture, a reason to wait, or an error. The one door from Grafana's frames to our columns.
import type { DataFrame } from '@grafana/data';
import { type PausableWork, SeepError, type Warning } from '#pkg/base';
import type { Balance, GrowthTree, SnapshotTree } from '#pkg/calltree';
import { type FrameDetails, frameDetailsOf } from './frame-details';
import { hasRightFields, isFlameGraphFrame } from './frame-fields';
import { type NodeFacts, nodeFactsOf } from './node-facts';
import { readFlameFrame, type Turnover } from './read-flame-frame';
import { readFlamePair } from './read-flame-pair';
import { isSuspectsFrame, readSuspectRows } from './read-suspects-frame';
import { NOT_RANKED, type SuspectList } from './suspect-list';
import type { SuspectRow } from './suspect-row';

interface PictureBase {
  readonly rootName: string;
  readonly details: FrameDetails;
  readonly warnings: readonly Warning[];
}

/** Two snapshots, ready to be drawn. */
export interface GrowthPicture extends PictureBase {
  readonly kind: 'growth';
  readonly tree: GrowthTree;
  readonly balance: Balance;
  /** What the history says; undefined for frames of others. */
  readonly facts: NodeFacts | undefined;
  /** NOT_RANKED in a picture as it is read: ranking half a million nodes is work for after the first paint (useRankedPicture). */
  readonly suspects: SuspectList;
  /** Rows of a `suspects` frame beside the tree. */
  readonly suspectsTable: readonly SuspectRow[];
}

/** One snapshot. `awaitsSecond` when the query asks for growth and has seen only one capture yet. */
export interface SnapshotPicture extends PictureBase {
  readonly kind: 'snapshot';
  readonly tree: SnapshotTree;
  readonly awaitsSecond: boolean;
}

export type Picture = GrowthPicture | SnapshotPicture;

export type GrowthModel =
  | Picture
  /** No frame that could be a flame graph. */
  | { readonly kind: 'nothing' }
  /** A delta was asked for and there are no captures to compare yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'broken'; readonly error: SeepError };

/** Reads the frames of a panel; what is wrong with them comes back as `broken`. */
export function* readGrowthModel(series: readonly DataFrame[]): PausableWork<GrowthModel> {
  const flames = series.filter(isFlameGraphFrame);
  const [first, second] = flames.filter((frame) => frame.length > 0);
  if (first === undefined) {
    return flames.some(isDeltaQuery) ? { kind: 'waiting' } : { kind: 'nothing' };
  }
  try {
    return yield* readPicture(series, first, second);
  } catch (error) {
    if (error instanceof SeepError) {
      return { kind: 'broken', error };
    }
    throw error;
  }
}

function* readPicture(
  series: readonly DataFrame[],
  first: DataFrame,
  second: DataFrame | undefined
): PausableWork<Picture> {
  const isPair = second !== undefined && !hasRightFields(first) && !hasRightFields(second);
  const read = isPair ? yield* readFlamePair(first, second) : yield* readFlameFrame(first);
  const details = frameDetailsOf(first);
  if (read.kind === 'snapshot') {
    return { ...read, details, awaitsSecond: isDeltaQuery(first) };
  }
  const { turnover, ...growth } = read;
  const facts = nodeFactsOf(first);
  return {
    ...{ ...growth, details, facts },
    balance: balanceOf(growth.tree, turnover),
    suspects: NOT_RANKED,
    suspectsTable: series.filter(isSuspectsFrame).flatMap(readSuspectRows),
  };
}

function balanceOf({ unit, totalBefore, grown, shrunk }: GrowthTree, turnover: Turnover): Balance {
  return {
    unit,
    before: totalBefore[0],
    after: totalBefore[0] + grown[0] - shrunk[0],
    ...{ grown: grown[0], new: turnover.new, shrunk: shrunk[0], gone: turnover.gone },
  };
}

function isDeltaQuery(frame: DataFrame): boolean {
  return hasRightFields(frame) || frame.name === 'delta' || frame.meta?.custom?.kind === 'delta';
}
