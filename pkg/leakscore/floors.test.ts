// SPDX-License-Identifier: Apache-2.0
import { computeFloors } from './floors';
import type { Samples } from './samples';

function samplesOf(values: readonly number[], more: Partial<Samples> = {}): Samples {
  return {
    kind: 'heap_live',
    timesSeconds: Float64Array.from(values, (_, i) => 10 * i),
    values: Float64Array.from(values),
    workBytes: undefined,
    gcCycles: undefined,
    ...more,
  };
}

const countingUp = (length: number, step = 1): number[] => Array.from({ length }, (_, i) => i * step);

describe('computeFloors', () => {
  it('keeps up to 40 samples as they are', () => {
    const floors = computeFloors(samplesOf(countingUp(40)));
    expect(floors.samplesPerFloor).toBe(1);
    expect([...floors.values]).toEqual(countingUp(40));
  });

  it('takes the minimum of each bin with its own time and drops the oldest samples that fill none', () => {
    // 83 samples: bins of ceil(83/40) = 3, so 27 bins; the first two samples go.
    const values = countingUp(83).map((i) => (i % 3 === 0 ? 5 : 50));
    const floors = computeFloors(samplesOf(values));
    expect(floors.samplesPerFloor).toBe(3);
    expect(floors.values).toHaveLength(27);
    expect(new Set(floors.values)).toEqual(new Set([5]));
    expect(floors.timesSeconds[0]).toBe(30);
    expect(floors.timesSeconds[26]).toBe(810);
  });

  it('widens the bins of a raw heap to two and a half collections, but keeps eight of them', () => {
    const values = countingUp(80);
    const slowGc = Float64Array.from(countingUp(80, 0.5));
    // ceil(2.5 * 80 / 39.5) = 6 samples a bin.
    expect(computeFloors(samplesOf(values, { gcCycles: slowGc })).samplesPerFloor).toBe(6);
    const rareGc = Float64Array.from(countingUp(80, 0.01));
    expect(computeFloors(samplesOf(values, { gcCycles: rareGc })).values).toHaveLength(8);
  });

  it('never gives more than 40 floors, however many samples there are', () => {
    for (const length of [41, 399, 401, 1601, 5000]) {
      const floors = computeFloors(samplesOf(countingUp(length)));
      expect(floors.values.length).toBeLessThanOrEqual(40);
      expect(floors.values.length).toBeGreaterThanOrEqual(8);
    }
  });

  it('averages the allocation rate over each bin; the first sample has the rate of the second', () => {
    // 16 samples in 16 bins of 10 s; 100 bytes each, 500 in the last.
    const workBytes = Float64Array.from(countingUp(16, 100));
    workBytes[15] += 400;
    const rates = computeFloors(samplesOf(countingUp(16), { workBytes })).allocationRates;
    expect([...(rates ?? [])]).toEqual([...new Array<number>(15).fill(10), 50]);
  });

  it('leaves the load unknown without work', () => {
    expect(computeFloors(samplesOf(countingUp(10))).allocationRates).toBeUndefined();
  });
});
