// SPDX-License-Identifier: Apache-2.0
// The honesty score: the share of what grew that is painted as growth. Ours is read off the boxes that the layout emits, the peer's
// follows the rule that its module paints by.
import { readFileSync } from 'node:fs';
import { buildDeltaTree, type GrowthTree, stacksOfProfile } from '#pkg/calltree';
import { flameSides, layoutFlame, measureRows, shareDrawnAsGrowth, totalAfterOf } from '#pkg/flame';
import { findSampleTypeIndex, readProfile } from '#pkg/profile';
import { inflateInNode } from '#pkg/testkit';

/** Shares 0 .. 1; amounts in the sample type's unit. */
export interface HonestyScore {
  readonly before: number;
  readonly after: number;
  readonly grown: number;
  readonly ours: number;
  readonly peer: number;
}

// The peer's graph beside its table, in a panel as wide as a dashboard. Both are given it.
const WIDTH_CSS_PX = 746;
const MIN_BOX_CSS_PX = 2;

/** Reads two profiles and scores both pictures of the difference. Nothing grew: both are 1. */
export async function scoreHonesty(beforeFile: string, afterFile: string, sampleType: string): Promise<HonestyScore> {
  const [before, after] = await Promise.all(
    [beforeFile, afterFile].map(async (file) => {
      const profile = await readProfile(readFileSync(file), { inflate: inflateInNode });
      return stacksOfProfile(profile, findSampleTypeIndex(profile, sampleType));
    })
  );
  const tree = buildDeltaTree(before, after);
  const amounts = { before: tree.totalBefore[0], after: totalAfterOf(tree, 0), grown: tree.grown[0] };
  return { ...amounts, ours: shareOfOurs(tree), peer: shareOfPeer(tree) };
}

function shareOfOurs(tree: GrowthTree): number {
  const sides = flameSides(tree, 'growth');
  const scale = { widthCssPx: WIDTH_CSS_PX, zoomNode: 0, minWidthCssPx: MIN_BOX_CSS_PX };
  const { above, below } = measureRows(sides, scale);
  return shareDrawnAsGrowth(tree, layoutFlame(sides, { ...scale, firstRow: -above, rowCount: above + below }));
}

function shareOfPeer(tree: GrowthTree): number {
  let shown = 0;
  for (let node = 0; node < tree.length; node++) {
    if (isGrowthToPeer(tree, node)) {
      shown += selfGrown(tree, node);
    }
  }
  return tree.grown[0] === 0 ? 1 : shown / tree.grown[0];
}

function selfGrown({ grown, end }: GrowthTree, node: number): number {
  let own = grown[node];
  for (let child = node + 1; child < end[node]; child = end[child]) {
    own -= grown[child];
  }
  return own;
}

/**
 * How @grafana/flamegraph 13.0.1 paints a frame of a diff: it compares the frame's shares of both totals, in per cent rounded to two
 * decimals; a change of up to 5 per cent of the share is grey, frames of up to 10 px are muted, those under half a pixel not drawn.
 */
function isGrowthToPeer(tree: GrowthTree, node: number): boolean {
  const [before, after] = [tree.totalBefore[node], totalAfterOf(tree, node)];
  const [allBefore, allAfter] = [tree.totalBefore[0], totalAfterOf(tree, 0)];
  const widthPx = ((before + after) / (allBefore + allAfter)) * WIDTH_CSS_PX;
  const shares = [percent(before, allBefore), percent(after, allAfter)];
  return widthPx > 10 && ((shares[1] - shares[0]) / shares[0]) * 100 > 5;
}

function percent(part: number, total: number): number {
  return Math.round((1e4 * part) / total) / 100;
}
