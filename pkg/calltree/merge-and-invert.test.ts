// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { stacksFromText } from '#pkg/testkit';
import { buildCallTree } from './build-call-tree';
import { buildDeltaTree } from './build-delta-tree';
import type { CallTree } from './call-tree';
import { invertTree } from './invert-tree';
import { mergeStacks } from './merge-stacks';
import type { WeightedStacks } from './weighted-stacks';

const texts = fc
  .array(fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }), fc.integer({ min: -50, max: 100 })), {
    maxLength: 20,
  })
  .map((lines) => lines.map(([stack, value]) => `${stack.join(';')} ${value}`));

const stacksOf = (lines: readonly string[]): WeightedStacks => stacksFromText(lines.join('\n'));

/** Every path with self, and with total. */
function amounts(tree: CallTree): Map<string, string> {
  const paths: string[] = [];
  const found = new Map<string, string>();
  for (let node = 0; node < tree.length; node++) {
    paths.push(node === 0 ? '' : `${paths[tree.parent[node]]};${tree.frames.name[tree.frame[node]]}`);
    found.set(paths[node], `${tree.self[node]}/${tree.total[node]}`);
  }
  return found;
}

/** Without paths that come to nothing: a merge leaves out stacks of 0, a tree keeps them. */
const present = (tree: CallTree): string[] =>
  [...amounts(tree)]
    .filter(([, amount]) => !/^-?0\//.test(amount))
    .map(([path, amount]) => `${path} ${amount}`)
    .sort();

describe('mergeStacks', () => {
  it('adds equal stacks up and keeps each once', () => {
    const merged = mergeStacks([stacksFromText('main;a 1\n main;b 2\n main;a 3'), stacksFromText('main;a 10\n b 5')]);
    expect([...merged.value]).toEqual([14, 2, 5]);
    expect(amounts(buildCallTree(merged)).get(';main;a')).toBe('14/14');
  });

  it('leaves out what cancels', () => {
    expect(mergeStacks([stacksFromText('main;a 3'), stacksFromText('main;a -3')]).length).toBe(0);
  });

  it('gives the tree of all stacks together, in either order', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const together = present(buildCallTree(stacksOf([...one, ...other])));
        expect(present(buildCallTree(mergeStacks([stacksOf(one), stacksOf(other)])))).toEqual(together);
        expect(present(buildCallTree(mergeStacks([stacksOf(other), stacksOf(one)])))).toEqual(together);
      })
    );
  });

  it('refuses to add bytes to objects, and sums beyond 2^53', () => {
    const merge = (...parts: WeightedStacks[]) => expect(() => mergeStacks(parts));
    merge(stacksFromText('a 1', 'bytes'), stacksFromText('a 1', 'count')).toThrow(
      expect.objectContaining({ code: 'unit-mismatch' })
    );
    const huge = stacksFromText(`a ${2 ** 53 - 1}`);
    merge(huge, huge).toThrow(expect.objectContaining({ code: 'number-out-of-range' }));
    expect(mergeStacks([huge]).value[0]).toBe(2 ** 53 - 1);
  });
});

describe('trees', () => {
  it('refuse sums beyond 2^53 by name', () => {
    const huge = stacksFromText(`a ${2 ** 53 - 1}\n b -1`);
    const outOfRange = expect.objectContaining({ name: 'TreeError', code: 'number-out-of-range' });
    expect(() => buildCallTree(huge)).toThrow(outOfRange);
    expect(() => buildDeltaTree(huge, stacksFromText('a 1'))).toThrow(outOfRange);
    expect(buildCallTree(stacksFromText(`a ${2 ** 53 - 1}`)).total[0]).toBe(2 ** 53 - 1);
  });

  it('keep 32 bytes a node', () => {
    const tree = buildCallTree(stacksFromText('main;a;b 1\n main;c 2'));
    const columns = [tree.frame, tree.parent, tree.level, tree.end, tree.self, tree.total];
    expect(columns.reduce((bytes, column) => bytes + column.buffer.byteLength, 0)).toBe(32 * tree.length);
  });
});

describe('invertTree', () => {
  it('puts leaves on top and their callers below', () => {
    const inverted = invertTree(buildCallTree(stacksFromText('main;get;make 30\n main;put;make 5\n main 2\n 4')));
    expect([...amounts(inverted)]).toEqual([
      ['', '4/41'],
      [';make', '0/35'],
      [';make;get', '0/30'],
      [';make;get;main', '30/30'],
      [';make;put', '0/5'],
      [';make;put;main', '5/5'],
      [';main', '2/2'],
    ]);
  });

  it('keeps the sum and gives every function below the root its self', () => {
    fc.assert(
      fc.property(texts, (lines) => {
        const tree = buildCallTree(stacksOf(lines));
        const inverted = invertTree(tree);
        expect(inverted.total[0]).toBe(tree.total[0]);
        const selfOf = new Map<string, number>();
        for (let node = 1; node < tree.length; node++) {
          const name = tree.frames.name[tree.frame[node]];
          selfOf.set(name, (selfOf.get(name) ?? 0) + tree.self[node]);
        }
        for (let node = 1; node < inverted.length; node = inverted.end[node]) {
          const name = inverted.frames.name[inverted.frame[node]];
          expect([name, inverted.total[node]]).toEqual([name, selfOf.get(name)]);
        }
      })
    );
  });

  it('comes back when inverted again', () => {
    fc.assert(
      fc.property(texts, (lines) => {
        const tree = buildCallTree(stacksOf(lines));
        expect(present(invertTree(invertTree(tree)))).toEqual(present(tree));
      })
    );
  });
});
