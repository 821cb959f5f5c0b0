// SPDX-License-Identifier: Apache-2.0
// The ranked places of growth: found in the tree that is drawn, completed by what a `suspects` frame beside it knows.
import type { PausableWork } from '#pkg/base';
import { rankSuspects, type Suspect } from '#pkg/findings';
import type { GrowthPicture } from './growth-model';
import type { NodeFacts } from './node-facts';
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
    const { rank, function: name, file, line1, growth, share, node, proven = 0 } = suspect;
    return {
      ...{ rank, function: name, leaf: leafOf(suspect), file, line1, growth, share, node, proven },
      ...seriesOf(known.get(name)),
      ...evidenceOf(suspect, facts),
    };
  });
  const hinges = new Set(ranking.suspects.map((suspect) => suspect.hinge));
  return { isRanked: true, rows, belowNoise: ranking.belowNoise, hinges, steps: details.steps };
}

function leafOf({ site }: Suspect): string {
  const [leaf, hinge] = site.split(' <- ');
  return hinge === undefined ? '' : leaf;
}

/** What the data source found in all captures; NaN without its frame. */
function seriesOf(row: SuspectRow | undefined): Pick<SuspectRow, 'score' | 'growthPerHour'> {
  return { score: row?.score ?? Number.NaN, growthPerHour: row?.growthPerHour ?? Number.NaN };
}

/** What the history says of the node of a suspect. */
function evidenceOf(
  { node, growth }: Suspect,
  facts: NodeFacts | undefined
): Pick<SuspectRow, 'rises' | 'kept' | 'standardErrors' | 'history'> {
  if (facts === undefined) {
    return { rises: Number.NaN, kept: Number.NaN, standardErrors: Number.NaN, history: [] };
  }
  return {
    ...{ rises: facts.risesAt(node), kept: facts.keptAt(node), history: facts.historyAt(node) },
    standardErrors: growth / facts.standardErrorAt(node),
  };
}
