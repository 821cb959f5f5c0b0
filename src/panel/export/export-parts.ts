// SPDX-License-Identifier: Apache-2.0
// A picture as what is saved of it, written in turns: a tree may have half a million nodes.
import { formatQuantity, type PausableWork } from '#pkg/base';
import { growthProfileInTurns, type GrowthTree } from '#pkg/calltree';
import { differentialFolded, goToolPprofCommand, growthMarkdown, type GrowthSuspect, renderBalance } from '#pkg/report';
import type { GrowthPicture, Picture } from '../data/growth-model';
import { encodeInTurns } from './encode-in-turns';
import { exportFileName } from './export-file-name';
import { inSlices } from './tree-slices';

/**
 * The profile of -diff_base, not gzipped yet; of one snapshot its profile.
 * @throws TreeError for amounts that pprof cannot hold, and for stacks too many
 */
export function* profileParts({ tree, details }: Picture): PausableWork<Uint8Array[]> {
  const [, sampleType] = details.profileType.split(':');
  const { beforeUnixMs, afterUnixMs } = details;
  const growth = 'grown' in tree ? tree : growthFromNothing(tree);
  const profile = yield* growthProfileInTurns(growth, {
    sampleType: sampleType || undefined,
    beforeUnixMs,
    afterUnixMs,
  });
  yield;
  return yield* encodeInTurns(profile);
}

function growthFromNothing({ total, ...shape }: Extract<Picture, { kind: 'snapshot' }>['tree']): GrowthTree {
  const nothing = new Float64Array(shape.length);
  return { ...shape, totalBefore: nothing, grown: total, shrunk: nothing };
}

/** Folded stacks, before and after. */
export function foldedParts({ tree }: Picture): PausableWork<string[]> {
  return inSlices(tree, differentialFolded);
}

/** The text of an issue about what the panel shows. */
export function markdownOf(picture: GrowthPicture, title: string): string {
  const { tree, balance, details, suspects } = picture;
  const captureCount = details.steps > 0 ? details.steps + 1 : undefined;
  return growthMarkdown({
    ...{ title, balance, tree, problems: details.problems, belowNoise: suspects.belowNoise },
    suspects: suspects.rows.flatMap((row): GrowthSuspect[] =>
      row.node === undefined
        ? []
        : [
            {
              ...row,
              node: row.node,
              site: row.leaf === '' ? row.function : `${row.leaf} ← ${row.function}`,
              steps: suspects.steps,
            },
          ]
    ),
    range: { beforeUnixMs: details.beforeUnixMs, afterUnixMs: details.afterUnixMs, captureCount },
    command: goToolPprofCommand({ profile: exportFileName(title, details, 'pb.gz') }),
  });
}

/** What the picture is about in one sentence. */
export function summaryOf(picture: Picture): string {
  return picture.kind === 'growth'
    ? renderBalance(picture.balance)
    : formatQuantity(picture.tree.total[0], picture.tree.unit);
}
