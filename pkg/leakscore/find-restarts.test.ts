// SPDX-License-Identifier: Apache-2.0
import { findRestarts } from './find-restarts';

describe('findRestarts', () => {
  it('sees a new process in another start time, not in the wobble of one', () => {
    expect(findRestarts({ counters: [], startSeconds: [100, 101, 100, NaN, 170, 170] })).toEqual([4]);
  });

  it('sees one where any counter falls, also over a gap, and none where it stays', () => {
    expect(findRestarts({ counters: [[10, 20, NaN, 5, 9]] })).toEqual([3]);
    expect(
      findRestarts({
        counters: [
          [5, 5, 6, 1],
          [1, 1, 0, 1],
        ],
      })
    ).toEqual([2, 3]);
  });

  it('takes the flags of a table, but for the very first sample', () => {
    expect(findRestarts({ counters: [], flags: [1, 0, NaN, 1, 2] })).toEqual([3, 4]);
  });

  it('counts one process once when one trace knows of it later', () => {
    expect(findRestarts({ counters: [[10, 20, 1, 2]], startSeconds: [100, 100, NaN, 900] })).toEqual([2]);
    expect(findRestarts({ counters: [[10, 20, 30, 2]], startSeconds: [100, 100, 900, 900] })).toEqual([2, 3]);
  });

  it('finds none where nothing accompanies', () => {
    expect(findRestarts({ counters: [undefined] })).toEqual([]);
  });
});
