// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { smallerOfPairs } from './smaller-of-pairs';

const seriesOf = (values: readonly number[], restarts: readonly number[] = []) => ({
  kind: 'heap_live' as const,
  timesSeconds: values.map((_, i) => i),
  values,
  workBytes: values.map((_, i) => i * 10),
  restarts,
});

describe('smallerOfPairs', () => {
  it('takes the smaller of every two with its time and its work, the first of equals', () => {
    expect(smallerOfPairs(seriesOf([5, 4, 6, 9, 7, 7, 3]))).toEqual({
      kind: 'heap_live',
      timesSeconds: [1, 2, 4],
      values: [4, 6, 7],
      workBytes: [10, 20, 40],
      gcCycles: undefined,
      restarts: [],
    });
  });

  it('never pairs two processes', () => {
    expect(smallerOfPairs(seriesOf([5, 4, 6, 1, 2, 3], [3]))).toMatchObject({ values: [4, 1], restarts: [1] });
  });

  it.each([
    [[5, 1, 2, 9, 8], [1, 3], [1, 8], [1]],
    [[5, 4, 2, 9, 8], [2, 3], [4, 8], [1]],
    [[5, 4, 2], [2], [4], []],
    [[5], [], [], []],
  ])('of %p with restarts at %p leaves %p and %p', (values, restarts, left, starts) => {
    expect(smallerOfPairs(seriesOf(values, restarts))).toMatchObject({ values: left, restarts: starts });
  });

  it('keeps restarts ascending within the points that are left', () => {
    const restarts = fc.uniqueArray(fc.integer({ min: 1, max: 29 })).map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 30, maxLength: 30 }), restarts, (values, starts) => {
        const left = smallerOfPairs(seriesOf(values, starts));
        const bounds = [0, ...(left.restarts ?? []), left.values.length];
        return bounds.every((bound, i) => i === 0 || left.values.length === 0 || bound > bounds[i - 1]);
      })
    );
  });
});
