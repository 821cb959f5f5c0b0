// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { NONE } from '#pkg/base';
import { stacksFromText } from '#pkg/testkit';
import { balanceOf } from './balance-of';
import { buildCallTree } from './build-call-tree';
import { buildDeltaTree } from './build-delta-tree';
import type { CallTree, DeltaTree, TreeShape } from './call-tree';
import type { WeightedStacks } from './weighted-stacks';

type Line = readonly [stack: readonly string[], value: number];

// Few names and short stacks: prefixes, repetitions and recursion are then frequent.
const lines: fc.Arbitrary<Line[]> = fc.array(
  fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 }), fc.integer({ min: -50, max: 100 })),
  { maxLength: 30 }
);

const stacksOf = (list: readonly Line[]): WeightedStacks =>
  stacksFromText(list.map(([stack, value]) => `${stack.join(';')} ${value}`).join('\n'));

/** "root;a;b" of every node. */
function pathsOf(tree: TreeShape): string[] {
  const paths: string[] = [];
  for (let node = 0; node < tree.length; node++) {
    paths.push(node === 0 ? 'root' : `${paths[tree.parent[node]]};${tree.frames.name[tree.frame[node]]}`);
  }
  return paths;
}

/** The tree as text: everything that a test can compare, whatever the numbers of the frames are. */
function listing(tree: CallTree): string[] {
  return pathsOf(tree).map((path, node) => `${path} ${tree.self[node]}/${tree.total[node]}`);
}

function expectPreOrder(tree: TreeShape): void {
  const childEnds = new Int32Array(tree.length);
  expect([tree.frame[0], tree.parent[0], tree.level[0], tree.end[0]]).toEqual([NONE, NONE, 0, tree.length]);
  for (let node = 1; node < tree.length; node++) {
    const parent = tree.parent[node];
    const previousSiblingEnd = childEnds[parent] === 0 ? parent + 1 : childEnds[parent];
    expect(node).toBe(previousSiblingEnd);
    expect(tree.end[node]).toBeLessThanOrEqual(tree.end[parent]);
    expect(tree.level[node]).toBe(tree.level[parent] + 1);
    childEnds[parent] = tree.end[node];
  }
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

function childrenOf(tree: TreeShape, parent: number): number[] {
  return [...tree.parent.keys()].filter((node) => tree.parent[node] === parent);
}

describe('buildCallTree', () => {
  it('lays a small profile out depth first, the largest sibling first', () => {
    const tree = buildCallTree(stacksFromText('main;put 12\n main;get;put 5\n main;get 30\n 2\n idle 35'));
    expect(listing(tree)).toEqual([
      'root 2/84',
      'root;main 0/47',
      'root;main;get 30/35',
      'root;main;get;put 5/5',
      'root;main;put 12/12',
      'root;idle 35/35',
    ]);
    expect([...tree.level]).toEqual([0, 1, 2, 3, 2, 1]);
    expect([...tree.end]).toEqual([6, 5, 4, 4, 5, 6]);
    expect(tree.unit).toBe('bytes');
  });

  it('orders equal siblings by name', () => {
    expect(pathsOf(buildCallTree(stacksFromText('z 1\n a 1\n m 1')))).toEqual(['root', 'root;a', 'root;m', 'root;z']);
  });

  it('is the root alone without stacks', () => {
    expect(listing(buildCallTree(stacksFromText('')))).toEqual(['root 0/0']);
  });

  it('keeps total equal to self plus children and the root equal to the input', () => {
    fc.assert(
      fc.property(lines, (list) => {
        const tree = buildCallTree(stacksOf(list));
        expectPreOrder(tree);
        expect(tree.total[0]).toBe(sum(list.map(([, value]) => value)));
        for (let node = 0; node < tree.length; node++) {
          expect(tree.total[node]).toBe(
            tree.self[node] + sum(childrenOf(tree, node).map((child) => tree.total[child]))
          );
        }
      })
    );
  });

  it('gives the same tree for shuffled stacks', () => {
    const shuffles = lines.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }))
    );
    fc.assert(
      fc.property(shuffles, ([list, shuffled]) => {
        expect(listing(buildCallTree(stacksOf(shuffled)))).toEqual(listing(buildCallTree(stacksOf(list))));
      })
    );
  });

  it('takes a stack of a million frames', () => {
    const tree = buildCallTree(deepStacks(1_000_000));
    expect(tree.length).toBe(1_000_001);
    expect(tree.level[1_000_000]).toBe(1_000_000);
    expect(tree.total[1]).toBe(7);
    expect(tree.end[1]).toBe(1_000_001);
  });
});

function deepStacks(depth: number): WeightedStacks {
  return {
    frames: { length: 2, name: ['odd', 'even'], file: ['', ''], line1: new Int32Array(2) },
    length: 1,
    start: Int32Array.of(0, depth),
    frame: Int32Array.from({ length: depth }, (_, i) => i % 2),
    value: Float64Array.of(7),
    unit: 'bytes',
  };
}

type DeltaColumn = 'selfBefore' | 'selfAfter' | 'totalBefore' | 'totalAfter' | 'grown' | 'shrunk';

const byPath = (tree: DeltaTree, columns: readonly DeltaColumn[]): Record<string, number[]> =>
  Object.fromEntries(pathsOf(tree).map((path, node) => [path, columns.map((column) => tree[column][node])]));

describe('buildDeltaTree', () => {
  it('keeps gain and loss of one subtree apart', () => {
    const delta = buildDeltaTree(
      stacksFromText('main;cache 10\n main;old 8'),
      stacksFromText('main;new 5\n main;cache 30')
    );
    expect(byPath(delta, ['totalBefore', 'totalAfter', 'grown', 'shrunk'])).toEqual({
      root: [18, 35, 25, 8],
      'root;main': [18, 35, 25, 8],
      'root;main;cache': [10, 30, 20, 0],
      'root;main;new': [0, 5, 5, 0],
      'root;main;old': [8, 0, 0, 8],
    });
    expect(pathsOf(delta)[2]).toBe('root;main;cache');
    expect(pathsOf(delta)[4]).toBe('root;main;old');
  });

  it('accounts for every node: after = before + grown - shrunk', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const delta = buildDeltaTree(stacksOf(before), stacksOf(after));
        expectPreOrder(delta);
        expect(delta.totalBefore[0]).toBe(sum(before.map(([, value]) => value)));
        expect(delta.totalAfter[0]).toBe(sum(after.map(([, value]) => value)));
        for (let node = 0; node < delta.length; node++) {
          expect(delta.totalAfter[node]).toBe(delta.totalBefore[node] + delta.grown[node] - delta.shrunk[node]);
          expect(Math.min(delta.grown[node], delta.shrunk[node])).toBeGreaterThanOrEqual(0);
        }
      })
    );
  });

  it('holds on either side what the tree of that side holds', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const delta = byPath(buildDeltaTree(stacksOf(before), stacksOf(after)), ['selfAfter', 'totalAfter']);
        const tree = buildCallTree(stacksOf(after));
        pathsOf(tree).forEach((path, node) => expect(delta[path]).toEqual([tree.self[node], tree.total[node]]));
      })
    );
  });

  it('finds no change between a snapshot and itself', () => {
    fc.assert(
      fc.property(lines, (list) => {
        const delta = buildDeltaTree(stacksOf(list), stacksOf(list));
        expect([...delta.grown, ...delta.shrunk].every((change) => change === 0)).toBe(true);
      })
    );
  });

  it('turns growth into shrinkage when the sides are swapped', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const forth = buildDeltaTree(stacksOf(before), stacksOf(after));
        const back = buildDeltaTree(stacksOf(after), stacksOf(before));
        expect(byPath(back, ['shrunk', 'grown', 'selfAfter'])).toEqual(
          byPath(forth, ['grown', 'shrunk', 'selfBefore'])
        );
      })
    );
  });

  it('sorts siblings by growth, then shrinkage, then name', () => {
    const delta = buildDeltaTree(stacksFromText('a 5\n b 9\n c 1\n d 1'), stacksFromText('a 9\n c 1\n d 1\n e 7'));
    expect(pathsOf(delta).slice(1)).toEqual(['root;e', 'root;a', 'root;b', 'root;c', 'root;d']);
  });

  it('takes stacks of a million frames', () => {
    const delta = buildDeltaTree(deepStacks(1_000_000), deepStacks(1_000_000));
    expect([delta.length, delta.totalAfter[0], delta.grown[0]]).toEqual([1_000_001, 7, 0]);
  });

  it('refuses to compare bytes with objects', () => {
    const compare = (): DeltaTree => buildDeltaTree(stacksFromText('a 1', 'bytes'), stacksFromText('a 1', 'count'));
    expect(compare).toThrow(expect.objectContaining({ code: 'unit-mismatch' }));
  });
});

describe('balanceOf', () => {
  it('tells what is new from what grew and what is gone from what shrank', () => {
    const before = stacksFromText('main;cache 10\n main;old 8\n main;pool 6');
    const after = stacksFromText('main;cache 30\n main;new 5\n main;pool 2');
    expect(balanceOf(buildDeltaTree(before, after))).toEqual({
      unit: 'bytes',
      before: 24,
      after: 37,
      grown: 25,
      new: 5,
      shrunk: 12,
      gone: 8,
    });
  });

  it('never says more is new than grew, nor more gone than shrank', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const balance = balanceOf(buildDeltaTree(stacksOf(before), stacksOf(after)));
        expect(balance.after).toBe(balance.before + balance.grown - balance.shrunk);
        expect(balance.new).toBeLessThanOrEqual(balance.grown);
        expect(balance.gone).toBeLessThanOrEqual(balance.shrunk);
      })
    );
  });
});
