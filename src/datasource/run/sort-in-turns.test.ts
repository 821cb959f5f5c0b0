// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { sortInTurns } from './sort-in-turns';

describe('sortInTurns', () => {
  const compare = (one: readonly [number, number], other: readonly [number, number]) => one[0] - other[0];

  it('gives what sort gives, equal ones in the order they came, whatever the number of runs', () => {
    fc.assert(
      fc.property(fc.nat(9000), fc.integer({ min: 1, max: 500 }), (length, kinds) => {
        const items = Array.from({ length }, (_, i) => [(i * 7919) % kinds, i] as const);
        expect(finishAtOnce(sortInTurns(items, compare))).toEqual([...items].sort(compare));
      }),
      {
        numRuns: 30,
        examples: [
          [0, 1],
          [2048, 9],
          [2049, 9],
          [6145, 1],
        ],
      }
    );
  });

  it('pauses', () => {
    const work = sortInTurns(new Array<readonly [number, number]>(5000).fill([1, 1]), compare);
    let pauses = 0;
    while (work.next().done !== true) {
      pauses++;
    }
    expect(pauses).toBeGreaterThan(4);
  });
});
