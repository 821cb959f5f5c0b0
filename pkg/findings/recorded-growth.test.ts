// SPDX-License-Identifier: Apache-2.0
// Growth of recorded services over three captures, against pprof's sums of the same files.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { finishAtOnce } from '#pkg/base';
import { CaptureHistory, GOROUTINES, HEAP_INUSE_SPACE } from '#pkg/capture';
import { readProfile } from '#pkg/profile';
import { inflateInNode, sharedFolder } from '#pkg/testkit';
import { checkComparison } from './check-comparison';
import { compareCaptures } from './compare-captures';
import { rankSuspects } from './find-suspects';

const shared = sharedFolder();
const MIB = 1024 * 1024;

async function recordedHistory(fixture: string, moments = ['t0', 't1', 't2']): Promise<CaptureHistory> {
  const history = new CaptureHistory();
  for (const [i, moment] of moments.entries()) {
    const read = (file: string) =>
      readProfile(readFileSync(path.join(shared ?? '', 'fixtures', fixture, moment, file)), { inflate: inflateInNode });
    history.add({
      ...{ timeUnixMs: 1000 * (i + 1), memory: undefined, forcedGc: false, warnings: [] },
      heap: await read('heap.pb.gz'),
      goroutine: await read('goroutine.pb.gz'),
    });
  }
  return history;
}

// The recordings are too large for the repository.
(shared === undefined ? describe.skip : describe)('growth of recorded services (needs ../shared)', () => {
  it('follows leaky from capture to capture, every suspect above its noise', async () => {
    const history = await recordedHistory('leaky');
    const range = { profileTypeId: HEAP_INUSE_SPACE, beforeIndex: 0, afterIndex: 2 };
    const { tree, evidence } = finishAtOnce(compareCaptures(history, range));
    const sums = history.captures.map(({ rows }) => rows[HEAP_INUSE_SPACE]?.value.reduce((sum, one) => sum + one, 0));
    expect(evidence.history.map((totals) => totals[0])).toEqual(sums);
    expect(evidence.history[0][0] / MIB).toBeCloseTo(40.05, 2);
    expect(evidence.history[2][0] / MIB).toBeCloseTo(1176.76, 2);
    const { suspects, belowNoise } = finishAtOnce(
      rankSuspects(tree, { top: Infinity, standardErrorOf: (node) => evidence.standardError[node] })
    );
    expect(suspects[0].function).toMatch(/^main\./);
    expect(belowNoise).toBeGreaterThan(0);
    const everything = finishAtOnce(rankSuspects(tree, { top: Infinity })).suspects;
    expect(suspects.length + belowNoise).toBeLessThanOrEqual(everything.length);
  });

  it('leaves the growth of leaky’s goroutines exact', async () => {
    const history = await recordedHistory('leaky');
    const range = { profileTypeId: GOROUTINES, beforeIndex: 0, afterIndex: 2 };
    const { tree, evidence } = finishAtOnce(compareCaptures(history, range));
    const { belowNoise } = finishAtOnce(
      rankSuspects(tree, { standardErrorOf: (node) => evidence.standardError[node] })
    );
    expect(belowNoise).toBe(0);
  });

  it('tells programs apart by the build ids of their linkers; Go 1.19 wrote none', async () => {
    const [etcd, go124, go119] = await Promise.all(
      ['etcd', 'go124-leaky', 'leaky'].map((fixture) => recordedHistory(fixture, ['t0']))
    );
    const check = (before: CaptureHistory, after: CaptureHistory) =>
      checkComparison([before.captures[0], after.captures[0]], {
        profileTypeId: HEAP_INUSE_SPACE,
        beforeIndex: 0,
        afterIndex: 1,
      }).problems;
    expect(check(etcd, go124)).toEqual([
      {
        code: 'build',
        before: '1c7d76a9f3bb327ea515919c8180a9a16b51ca91',
        after: '16a50e38e0ee0367270c6e00468c5a7065ea6b16',
      },
    ]);
    expect(check(go119, go124)).toEqual([]);
  });
});
