// SPDX-License-Identifier: Apache-2.0
// Filters on a tree against pprof's options on the samples that it was built from (filterSamples of calltree, which follows
// google/pprof profile/filter.go).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { finishAtOnce } from '#pkg/base';
import { buildDeltaTree, filterSamples, type GrowthTree, type SampleFilters, stacksOfProfile } from '#pkg/calltree';
import { type Profile, readProfile } from '#pkg/profile';
import { inflateInNode } from '#pkg/testkit';
import { filterTree } from './filter-tree';
import { parseFilters } from './parse-filters';

const LEAKY = path.join(__dirname, '../../calltree/testdata/leaky');

const EXPRESSIONS = [
  '^main\\.',
  '^net/http\\.',
  '^runtime\\.main$',
  '^runtime\\.',
  '\\.leak[A-Z]',
  '^bytes\\.',
  'ServeHTTP$',
];

const read = (capture: string): Promise<Profile> =>
  readProfile(readFileSync(path.join(LEAKY, capture, 'heap.pb.gz')), { inflate: inflateInNode });

/** [before, after] by path, root "". Growth and shrinkage themselves differ: pprof cancels them out before they are compared. */
function sidesOf(tree: GrowthTree): Map<string, readonly [number, number]> {
  const sides = new Map<string, readonly [number, number]>();
  const open: Array<{ readonly end: number; readonly path: string }> = [];
  for (let node = 0; node < tree.length; node++) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= node) {
      open.pop();
    }
    const nodePath = node === 0 ? '' : `${open.at(-1)?.path}\n${tree.frames.name[tree.frame[node]]}`;
    const before = tree.totalBefore[node];
    sides.set(nodePath, [before, before + tree.grown[node] - tree.shrunk[node]]);
    open.push({ end: tree.end[node], path: nodePath });
  }
  return sides;
}

const sorted = (sides: Map<string, readonly [number, number]>): unknown[] =>
  [...sides].sort(([one], [other]) => (one < other ? -1 : 1));

describe.each<[string, (expression: string) => SampleFilters]>([
  ['SS', (focus) => ({ focus })],
  ['HS', (ignore) => ({ ignore })],
  ['SFF', (showFrom) => ({ showFrom })],
  ['HF', (hide) => ({ hide })],
])('%s does what pprof does', (prefix, optionOf) => {
  it.each(EXPRESSIONS)('with %s', async (expression) => {
    const [before, after] = await Promise.all([read('t0'), read('t2')]);
    const deltaOf = (narrow: (profile: Profile) => Profile): GrowthTree => {
      const [one, other] = [before, after].map((profile) =>
        stacksOfProfile(narrow(profile), profile.defaultSampleTypeIndex)
      );
      return buildDeltaTree(one, other);
    };
    const filters = parseFilters(`${prefix}: /(?-i)${expression}/`);
    const whole = deltaOf((profile) => profile);
    const ours = sidesOf(finishAtOnce(filterTree(whole, filters.ok ? filters.filters : [], { isOwn: () => true })));
    const theirs = sidesOf(deltaOf((profile) => filterSamples(profile, optionOf(expression))));
    expect(ours).not.toEqual(sidesOf(whole));
    if (prefix === 'HF') {
      // Where nothing is left of a stack pprof drops it; here it stays with the root, so that no growth gets lost.
      expect(ours.get('')).toEqual(sidesOf(whole).get(''));
      theirs.set('', ours.get('') ?? [0, 0]);
    }
    expect(sorted(ours)).toEqual(sorted(theirs));
  });
});
