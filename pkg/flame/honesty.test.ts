// SPDX-License-Identifier: Apache-2.0
// The honesty score on recorded pairs of profiles: all that grew must be drawn as growth, at the width of a dashboard panel.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildDeltaTree, type DeltaTree, stacksOfProfile } from '#pkg/calltree';
import { findSampleTypeIndex, readProfile } from '#pkg/profile';
import { inflateInNode, sharedFolder } from '#pkg/testkit';
import { flameSides, layoutFlame, shareDrawnAsGrowth } from './index';

const shared = sharedFolder();

async function deltaOf(before: string, after: string, sampleType: string): Promise<DeltaTree> {
  const stacks = [before, after].map(async (file) => {
    const bytes = readFileSync(path.join(shared ?? '', 'fixtures', file));
    const profile = await readProfile(bytes, { inflate: inflateInNode });
    return stacksOfProfile(profile, findSampleTypeIndex(profile, sampleType));
  });
  const [one, other] = await Promise.all(stacks);
  return buildDeltaTree(one, other);
}

// The recorded corpus is too large for the repository: a clone without it skips this.
(shared === undefined ? describe.skip : describe)('honesty on recorded pairs (needs ../shared)', () => {
  it.each([
    ['leaky/t0/heap.pb.gz', 'leaky/t2/heap.pb.gz', 'inuse_space', 40.1, 1176.8, 1_048_576],
    ['leaky/t0/heap.pb.gz', 'leaky/t1/heap.pb.gz', 'inuse_space', 40.1, 76.4, 1_048_576],
    ['leaky/t0/goroutine.pb.gz', 'leaky/t2/goroutine.pb.gz', 'goroutine', 7281, 141_778, 1],
  ] as const)(
    '%s -> %s (%s) draws 100 %% of the growth as growth',
    async (before, after, sampleType, from, to, unit) => {
      const delta = await deltaOf(before, after, sampleType);
      expect(delta.totalBefore[0] / unit).toBeCloseTo(from, 1);
      expect(delta.totalAfter[0] / unit).toBeCloseTo(to, 1);
      const boxes = layoutFlame(flameSides(delta, 'growth'), {
        widthCssPx: 746,
        zoomNode: 0,
        minWidthCssPx: 2,
        firstRow: 0,
        rowCount: 1000,
      });
      expect(shareDrawnAsGrowth(delta, boxes)).toBeCloseTo(1, 12);
    }
  );
});
