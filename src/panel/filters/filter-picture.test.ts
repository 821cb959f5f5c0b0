// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { balanceOf, buildDeltaTree } from '#pkg/calltree';
import { parseFilters } from '#pkg/flame';
import { stacksFromText } from '#pkg/testkit';
import { growthPicture } from '../testing/growth-picture';
import { balanceOfGrowth } from './balance-of-growth';
import { describeShare } from './describe-share';
import { filterPicture } from './filter-picture';
import { ownPackagesProblem } from './own-frames';

const PICTURE = growthPicture(
  [
    { level: 0, label: 'total', before: 10, after: 60 },
    { level: 1, label: 'main.main', before: 10, after: 50 },
    { level: 2, label: 'github.com/lib/a.Get', before: 0, after: 40, evidence: 0.9 },
    { level: 3, label: 'github.com/lib/b.Get', before: 0, after: 40, evidence: 0.8 },
    { level: 2, label: 'main.old', before: 10, after: 10, evidence: 0.1 },
    { level: 1, label: 'acme.com/shop.Run', before: 0, after: 10, evidence: 0.5 },
  ],
  { historyUnixMs: [] }
);

function filtered(line: string, ownPackages = '') {
  const read = parseFilters(line);
  const result = finishAtOnce(filterPicture(PICTURE, read.ok ? read.filters : [], ownPackages));
  if (result.kind !== 'growth') {
    throw new Error('a growth stays one');
  }
  return result;
}

const namesOf = ({ tree }: typeof PICTURE): string[] =>
  Array.from(tree.frame.slice(1), (frame) => tree.frames.name[frame]);

describe('filterPicture', () => {
  it('gives the same picture without filters', () => {
    expect(filtered('')).toBe(PICTURE);
  });

  it('makes the balance that of what is drawn, and says what share that is', () => {
    const picture = filtered('HS: acme');
    const { tree, balance } = picture;
    expect(balance).toEqual({ unit: 'bytes', before: 10, after: 50, grown: 40, new: 40, shrunk: 0, gone: 0 });
    expect([tree.totalBefore[0], tree.grown[0], tree.shrunk[0]]).toEqual([10, 40, 0]);
    expect(describeShare(picture, PICTURE)).toBe('filtered: shows +40 B of +50 B');
    expect(describeShare(filtered('hide-runtime'), PICTURE)).toBe('');
  });

  it('keeps what is known of each frame', () => {
    const picture = filtered('SS: Get');
    const at = namesOf(picture).indexOf('github.com/lib/b.Get') + 1;
    expect(picture.facts?.evidenceAt(at)).toBe(0.8);
  });

  it('folds libraries, by what is found or by what the options say is own', () => {
    expect(namesOf(filtered('only-my-code'))).toContain('2 library frames');
    expect(namesOf(filtered('only-my-code'))).toContain('main.main');
    const acme = namesOf(filtered('only-my-code', '^acme\\.com/'));
    expect(acme).toContain('acme.com/shop.Run');
    expect(acme).not.toContain('main.main');
  });

  it('finds out by itself where the expression of the options is wrong, and says so', () => {
    expect(namesOf(filtered('only-my-code', '('))).toEqual(namesOf(filtered('only-my-code')));
    expect(ownPackagesProblem('(')).toContain('missing closing )');
    expect(ownPackagesProblem('^main')).toBe('');
  });
});

describe('balanceOfGrowth', () => {
  it('is the balance of the delta for every delta', () => {
    const stack = fc.tuple(
      fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 9 })
    );
    const text = fc.array(stack).map((stacks) => stacks.map(([names, own]) => `${names.join(';')} ${own}`).join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const delta = buildDeltaTree(stacksFromText(before), stacksFromText(after));
        expect(finishAtOnce(balanceOfGrowth(delta))).toEqual(balanceOf(delta));
      })
    );
  });
});
