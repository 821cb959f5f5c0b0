// SPDX-License-Identifier: Apache-2.0
// Ranks the places of the application's own code through which the growth of a tree passes.
import { finishAtOnce, type PausableWork } from '#pkg/base';
import { compareNames, packageOf, unescapeName, type GrowthTree } from '#pkg/calltree';
import type { Suspect, SuspectRanking } from './suspect';
import { isBelowNoise, suspectRows, type SuspectRow } from './suspect-rows';

export interface FindSuspectsOptions {
  /** At most this many. Default 10. */
  readonly top?: number | undefined;
  /**
   * Standard error of the change of the node's subtree, in the unit of the tree (NodeEvidence.standardError); NaN = unknown. With it
   * growth below two standard errors is counted instead of ranked.
   */
  readonly standardErrorOf?: ((node: number) => number) | undefined;
  /** Goroutines of the node's subtree that are proved to be leaked (NodeEvidence.proven); NaN = unknown. Suspects with some come first. */
  readonly provenOf?: ((node: number) => number) | undefined;
}

/** So many candidates beyond those wanted are sorted at a time. */
const ROWS_TO_SORT = 512;

/** The suspects of rankSuspects, at once. */
export function findSuspects(tree: GrowthTree, options: FindSuspectsOptions = {}): readonly Suspect[] {
  return finishAtOnce(rankSuspects(tree, options)).suspects;
}

/**
 * Suspects of a tree, proved ones first, then the largest net growth; ties by name. The net growth of a function counts what is
 * charged to it and to the library code below it, so that a function that keeps what its helpers allocate stands for them. It is
 * split by the allocating function where several have a tenth of it or more. Functions that did not grow in total are no suspects.
 * O(nodes).
 */
export function* rankSuspects(tree: GrowthTree, options: FindSuspectsOptions = {}): PausableWork<SuspectRanking> {
  const rows = yield* suspectRows(tree, options);
  const telling = rows.filter((row) => !isBelowNoise(row));
  yield;
  const best = bestRows(telling, { top: options.top ?? 10, compare: compareRows(tree) });
  const suspects = best.map((row, i) => suspectOf(tree, row, { rank: i + 1, ...options }));
  return { suspects, belowNoise: rows.length - telling.length };
}

type Compare = (one: SuspectRow, other: SuspectRow) => number;

function compareRows({ frames }: GrowthTree): Compare {
  return (one, other) =>
    Number(other.proven > 0) - Number(one.proven > 0) ||
    other.growth - one.growth ||
    compareNames(frames.name[one.hinge], frames.name[other.hinge]) ||
    compareNames(frames.name[one.leaf], frames.name[other.leaf]);
}

/** The first `top` in order. Few of many are wanted: sorting them all would take longer than finding them. */
function bestRows(rows: readonly SuspectRow[], { top, compare }: { top: number; compare: Compare }): SuspectRow[] {
  let best: SuspectRow[] = [];
  let last: SuspectRow | undefined;
  for (const row of rows) {
    if (last === undefined || compare(row, last) < 0) {
      best.push(row);
    }
    if (best.length >= 2 * top + ROWS_TO_SORT) {
      best = best.sort(compare).slice(0, top);
      last = best.at(-1);
    }
  }
  return best.sort(compare).slice(0, top);
}

function suspectOf(
  { frames, grown }: GrowthTree,
  { hinge, leaf, growth, node, leafNode, proven }: SuspectRow,
  { rank, provenOf }: Pick<FindSuspectsOptions, 'provenOf'> & { readonly rank: number }
): Suspect {
  const functionName = unescapeName(frames.name[hinge]);
  const leafName = unescapeName(frames.name[leaf]);
  return {
    rank,
    site: leaf === hinge ? functionName : `${leafName} <- ${functionName}`,
    function: functionName,
    package: packageOf(functionName),
    file: frames.file[hinge],
    line1: frames.line1[hinge],
    growth,
    share: grown[0] > 0 ? Math.min(1, growth / grown[0]) : 0,
    node,
    hinge: frames.name[hinge],
    leafNode,
    ...(provenOf && { proven }),
  };
}
