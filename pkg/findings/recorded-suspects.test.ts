// SPDX-License-Identifier: Apache-2.0
// Suspects of recorded programs whose leaking functions are known by name.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildDeltaTree, stacksOfProfile } from '#pkg/calltree';
import { findSampleTypeIndex, readProfile } from '#pkg/profile';
import { inflateInNode, sharedFolder } from '#pkg/testkit';
import { findSuspects } from './find-suspects';

const shared = sharedFolder();

async function suspectsOf(fixture: string, file: string, sampleType: string) {
  const [before, after] = await Promise.all(
    ['t0', 't1'].map(async (moment) => {
      const bytes = readFileSync(path.join(shared ?? '', 'fixtures', fixture, moment, file));
      const profile = await readProfile(bytes, { inflate: inflateInNode });
      return stacksOfProfile(profile, findSampleTypeIndex(profile, sampleType));
    })
  );
  return findSuspects(buildDeltaTree(before, after));
}

// The recordings are too large for the repository.
(shared ? describe : describe.skip)('findSuspects on recorded leaks (needs ../shared)', () => {
  it.each([
    ['single-mapcache', 'heap-gc1.pb.gz', 'inuse_space'],
    ['single-closure', 'heap-gc1.pb.gz', 'inuse_space'],
    ['single-substring', 'heap-gc1.pb.gz', 'inuse_space'],
    ['single-chansend', 'goroutine.pb.gz', 'goroutine'],
    ['single-chanrecv', 'goroutine.pb.gz', 'goroutine'],
    ['single-tickerloop', 'goroutine.pb.gz', 'goroutine'],
    ['single-mutex', 'goroutine.pb.gz', 'goroutine'],
  ])('puts a leaking function first in %s', async (fixture, file, sampleType) => {
    const [first] = await suspectsOf(fixture, file, sampleType);
    expect(first?.function).toMatch(/^main\./);
    expect(first?.share).toBeGreaterThan(0.5);
  });

  it('names the function of the library that allocates, once, in single-substring', async () => {
    const suspects = await suspectsOf('single-substring', 'heap-gc1.pb.gz', 'inuse_space');
    expect(new Set(suspects.map(({ site }) => site)).size).toBe(suspects.length);
    expect(suspects[0].site).toMatch(/^[^ ]+ <- main\.readBlob$/);
  });

  it('names nothing of main in the control', async () => {
    const suspects = await suspectsOf('single-none', 'goroutine.pb.gz', 'goroutine');
    expect(suspects.filter((suspect) => suspect.growth > 2)).toEqual([]);
  });
});
