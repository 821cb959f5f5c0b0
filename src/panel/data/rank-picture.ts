// SPDX-License-Identifier: Apache-2.0
// The ranked places of growth: found in the tree that is drawn, completed by what a `suspects` frame beside it knows.
import type { PausableWork } from '#pkg/base';
import { rankSuspects } from '#pkg/findings';
import type { GrowthPicture } from './growth-model';
import type { SuspectList } from './suspect-list';
import type { SuspectRow } from './suspect-row';

const MOST_ROWS = 20;

/** The suspects of the tree of a picture. */
export function* rankPicture(picture: GrowthPicture): PausableWork<SuspectList> {
  const { tree, facts, details, suspectsTable } = picture;
  const ranking = yield* rankSuspects(tree, {
    top: MOST_ROWS,
    ...(facts && { standardErrorOf: facts.standardErrorAt, provenOf: facts.provenAt }),
  });
  const known = new Map(suspectsTable.map((row) => [row.function, row]));
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
  return { isRanked: true, rows, belowNoise: ranking.belowNoise, hinges, steps: details.steps };
}
