// SPDX-License-Identifier: Apache-2.0
import { valuesAt } from './timed-samples';

describe('valuesAt', () => {
  const samples = { timesSeconds: [10, 20, 30, 40], values: [1, 2, NaN, 4] };

  it('takes the newest known value at or before each moment', () => {
    expect([...valuesAt(samples, [10, 19.9, 20, 35, 40, 1000])]).toEqual([1, 1, 2, 2, 4, 4]);
  });

  it('knows nothing before the first, and nothing of no samples', () => {
    expect([...valuesAt(samples, [0, 9.9, 10])]).toEqual([NaN, NaN, 1]);
    expect([...valuesAt({ timesSeconds: [], values: [] }, [1])]).toEqual([NaN]);
  });
});
