// SPDX-License-Identifier: Apache-2.0
// The ranked places of growth: found in the tree that is drawn, completed by what a `suspects` frame beside it knows.
import type { DataFrame } from '@grafana/data';
import type { PausableWork } from '#pkg/base';
import type { GrowthTree } from '#pkg/calltree';
import { rankSuspects } from '#pkg/findings';
import type { FrameDetails } from './frame-details';
import type { NodeFacts } from './node-facts';
import { isSuspectsFrame, readSuspectRows } from './read-suspects-frame';
import type { SuspectRow } from './suspect-row';

export interface SuspectList {
  readonly rows: readonly SuspectRow[];
  /** Places that grew by less than two standard errors of sampling and are left out. */
  readonly belowNoise: number;
  /** Names of the hinge functions, as the frame table has them. */
  readonly hinges: ReadonlySet<string>;
  /** Steps that `rises` counts; 0 when not known. */
  readonly steps: number;
}

const MOST_ROWS = 20;

/** What a list is made from. */
export interface RankedTree {
  readonly tree: GrowthTree;
  readonly facts: NodeFacts | undefined;
  readonly details: FrameDetails;
}

export function* rankTreeSuspects(
  { tree, facts, details }: RankedTree,
  series: readonly DataFrame[]
): PausableWork<SuspectList> {
  const ranking = yield* rankSuspects(tree, {
    top: MOST_ROWS,
    ...(facts && { standardErrorOf: facts.standardErrorAt, provenOf: facts.provenAt }),
  });
  const frame = series.find(isSuspectsFrame);
  const known = new Map((frame === undefined ? [] : readSuspectRows(frame)).map((row) => [row.function, row]));
  const rows = ranking.suspects.map((suspect): SuspectRow => {
    const fromFrame = known.get(suspect.function);
    const standardError = facts?.standardErrorAt(suspect.node) ?? Number.NaN;
    const { rank, growth, share, node, file, line1 } = suspect;
    const [leaf, hinge] = suspect.site.split(' <- ');
    return {
      ...{ rank, function: suspect.function, leaf: hinge === undefined ? '' : leaf, file, line1, growth, share, node },
      score: fromFrame?.score ?? Number.NaN,
      growthPerHour: fromFrame?.growthPerHour ?? Number.NaN,
      rises: facts?.risesAt(node) ?? Number.NaN,
      kept: facts?.keptAt(node) ?? Number.NaN,
      standardErrors: growth / standardError,
      proven: suspect.proven ?? 0,
      history: facts?.historyAt(node) ?? [],
    };
  });
  const hinges = new Set(ranking.suspects.map((suspect) => suspect.hinge));
  return { rows, belowNoise: ranking.belowNoise, hinges, steps: details.steps };
}
