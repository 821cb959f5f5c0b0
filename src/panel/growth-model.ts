// SPDX-License-Identifier: Apache-2.0
// What a panel's data amounts to: a picture, a reason to wait, or an error. The one door from Grafana's frames to our columns.
import type { DataFrame } from '@grafana/data';
import { SeepError, type Warning } from '#pkg/base';
import { type Balance, balanceOf, type CallTree, type DeltaTree } from '#pkg/calltree';
import { treeFromFrames } from './frame-to-tree';
import { type EvidenceColumns, isFlameGraphFrame } from './read-columns';
import { isSuspectsFrame, rankSuspects, readSuspects, type SuspectList } from './read-suspects';

/** Two snapshots, ready to be drawn. */
export interface DeltaPicture {
  readonly kind: 'delta';
  readonly rootName: string;
  readonly tree: DeltaTree;
  readonly balance: Balance;
  readonly evidence: EvidenceColumns | undefined;
  /** Whether the evidence of any node is known. */
  readonly hasEvidence: boolean;
  readonly suspects: SuspectList;
  readonly warnings: readonly Warning[];
}

/** One snapshot. `awaitsSecond` when the query asks for growth and has seen only one capture yet. */
export interface SnapshotPicture {
  readonly kind: 'snapshot';
  readonly rootName: string;
  readonly tree: CallTree;
  readonly awaitsSecond: boolean;
  readonly warnings: readonly Warning[];
}

export type Picture = DeltaPicture | SnapshotPicture;

export type GrowthModel =
  | Picture
  /** No frame that could be a flame graph. */
  | { readonly kind: 'nothing' }
  /** A delta was asked for and there are no captures to compare yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'broken'; readonly error: SeepError };

/** Reads the frames of a panel; what is wrong with them comes back as `broken`. */
export function readGrowthModel(series: readonly DataFrame[]): GrowthModel {
  const flames = series.filter(isFlameGraphFrame);
  const [first, second] = flames.filter((frame) => frame.length > 0);
  if (first === undefined) {
    return flames.some(isDeltaQuery) ? { kind: 'waiting' } : { kind: 'nothing' };
  }
  try {
    return pictureOf(series, first, second);
  } catch (error) {
    if (error instanceof SeepError) {
      return { kind: 'broken', error };
    }
    throw error;
  }
}

function pictureOf(series: readonly DataFrame[], first: DataFrame, second: DataFrame | undefined): Picture {
  const { warnings, ...read } = treeFromFrames(first, second);
  if (read.kind === 'snapshot') {
    return { ...read, warnings, awaitsSecond: isDeltaQuery(first) };
  }
  const suspects = series.find(isSuspectsFrame);
  return {
    ...read,
    warnings,
    hasEvidence: read.evidence?.evidence.some((known) => Number.isFinite(known)) ?? false,
    balance: readBalance(first.meta?.custom?.balance) ?? balanceOf(read.tree),
    suspects: suspects === undefined ? rankSuspects(read.tree) : readSuspects(suspects, read.tree),
  };
}

function isDeltaQuery(frame: DataFrame): boolean {
  const hasAfter = frame.fields.some((field) => field.name === 'selfRight');
  return hasAfter || frame.name === 'delta' || frame.meta?.custom?.kind === 'delta';
}

// meta.custom is whatever the data source put there, maybe an older version of ours.
function readBalance(custom: unknown): Balance | undefined {
  return isBalance(custom) ? custom : undefined;
}

function isBalance(value: unknown): value is Balance {
  if (typeof value !== 'object' || value === null || !('unit' in value) || typeof value.unit !== 'string') {
    return false;
  }
  const numbers = Object.entries(value).filter(([, part]) => typeof part === 'number' && Number.isFinite(part));
  const names = new Set(numbers.map(([name]) => name));
  return ['before', 'after', 'grown', 'new', 'shrunk', 'gone'].every((name) => names.has(name));
}
