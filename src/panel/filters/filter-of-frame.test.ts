// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { buildCallTree } from '#pkg/calltree';
import { type Filter, filterTree, parseFilters, printFilters } from '#pkg/flame';
import { stacksFromText } from '#pkg/testkit';
import { describeFilter, labelOfFilter } from './describe-filter';
import { filterOfFrame, nameOfPattern } from './filter-of-frame';

const patternOf = (filter: Filter) => {
  if (filter.kind === 'preset') {
    throw new Error('a preset has no pattern');
  }
  return filter.pattern;
};

describe('filterOfFrame', () => {
  it('is about exactly one function', () => {
    const tree = buildCallTree(
      stacksFromText('main.(*Store[go.shape.int]).Put 4\nmain.(*Store[go.shape.int]).PutAll 8')
    );
    const filter = filterOfFrame('hide-stack', 'main.(*Store[go.shape.int]).Put');
    const left = finishAtOnce(filterTree(tree, [filter], { isOwn: () => false }));
    expect(left.total[0]).toBe(8);
  });

  it('survives an address, and is known by its name, whatever the function is called', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('', 'a;b', '/a/i', '\n', '\u202e')
    );
    fc.assert(
      fc.property(name, (text) => {
        const filter = filterOfFrame('show-stack', text);
        expect(parseFilters(printFilters([filter]))).toEqual({ ok: true, filters: [filter] });
        expect(nameOfPattern(patternOf(filter))).toBe(text);
      })
    );
  });

  it('asks for the beginning of names that are too long for a filter', () => {
    const filter = filterOfFrame('hide-frame', 'x'.repeat(10_000));
    expect(parseFilters(printFilters([filter]))).toEqual({ ok: true, filters: [filter] });
    expect(nameOfPattern(patternOf(filter))).toBeUndefined();
  });
});

describe('words of filters', () => {
  it('call a function by its short name on the chip and by its whole name in the sentence', () => {
    const filter = filterOfFrame('hide-stack', 'github.com/acme/cart.(*Store).Put');
    expect(labelOfFilter(filter)).toBe('HS: cart.(*Store).Put');
    expect(describeFilter(filter)).toBe('Hides stacks with github.com/acme/cart.(*Store).Put.');
  });

  it('tell texts from expressions', () => {
    const read = parseFilters('SS: leak; SFF: /^main/; only-my-code');
    expect(read.ok && read.filters.map(describeFilter)).toEqual([
      'Shows only stacks with a function with "leak" in its name.',
      'Shows stacks from a function that matches /^main/ on, without what calls it.',
      'Folds frames of libraries that follow one another into one.',
    ]);
  });
});
