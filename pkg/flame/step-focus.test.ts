// SPDX-License-Identifier: Apache-2.0
import type { DeltaTree } from '#pkg/calltree';
import { findPath, flameSides, namesTo, pathTo, stepFocus } from './index';

// total -> a(10) -> [b(6), idle(0), c(4)];  total -> d(5)
const names = ['a', 'b', 'idle', 'c', 'd'];
const none = new Float64Array(6);
const tree: DeltaTree = {
  length: 6,
  unit: 'bytes',
  frames: { length: 5, name: names, file: names.map(() => ''), line1: new Int32Array(5) },
  frame: Int32Array.of(-1, 0, 1, 2, 3, 4),
  parent: Int32Array.of(-1, 0, 1, 1, 1, 0),
  level: Int32Array.of(0, 1, 2, 2, 2, 1),
  end: Int32Array.of(6, 5, 3, 4, 5, 6),
  selfBefore: none,
  selfAfter: Float64Array.of(0, 0, 6, 0, 4, 5),
  totalBefore: none,
  totalAfter: Float64Array.of(15, 10, 6, 0, 4, 5),
  grown: Float64Array.of(15, 10, 6, 0, 4, 5),
  shrunk: none,
};

const [side] = flameSides(tree, 'growth');

describe('stepFocus', () => {
  it.each([
    [0, 'deeper', 1],
    [1, 'deeper', 2],
    [2, 'deeper', 2],
    [2, 'next', 4],
    [4, 'next', 4],
    [4, 'previous', 2],
    [2, 'last', 4],
    [4, 'first', 2],
    [4, 'shallower', 1],
    [0, 'shallower', 0],
    [0, 'next', 0],
  ] as const)('goes from %p %s to %p', (node, step, expected) => {
    expect(stepFocus(side, { node, step })).toBe(expected);
  });
});

describe('paths', () => {
  it('find a node again by the names on the way, as deep as they exist', () => {
    expect(pathTo(tree, 4)).toEqual([0, 1, 4]);
    expect(namesTo(tree, 4)).toEqual(['a', 'c']);
    expect(findPath(tree, ['a', 'c'])).toBe(4);
    expect(findPath(tree, ['a', 'gone', 'x'])).toBe(1);
    expect(findPath(tree, ['gone'])).toBe(0);
    expect(findPath(tree, [])).toBe(0);
  });
});
