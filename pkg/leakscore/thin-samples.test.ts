// SPDX-License-Identifier: Apache-2.0
import { computeFloors } from './floors';
import type { Samples } from './samples';
import { MAX_WINDOW_POINTS, thinSamples } from './thin-samples';

const samplesOf = (length: number): Samples => {
  const column = (value: (i: number) => number) => Float64Array.from({ length }, (_, i) => value(i));
  return {
    kind: 'heap_raw',
    timesSeconds: column((i) => 10 * i + (i % 3)),
    values: column((i) => 1000 + ((i * 7919) % 101)),
    workBytes: column((i) => 500 * i + 40 * Math.sin(i)),
    gcCycles: column((i) => 2 * i),
  };
};

describe('thinSamples', () => {
  it('leaves few samples as they are', () => {
    const samples = samplesOf(MAX_WINDOW_POINTS);
    expect(thinSamples(samples)).toBe(samples);
  });

  it('keeps the floors, their times and the mean rates of all samples', () => {
    const samples = samplesOf(25 * MAX_WINDOW_POINTS);
    const thinned = thinSamples(samples);
    expect(thinned.values).toHaveLength(MAX_WINDOW_POINTS);
    const direct = computeFloors(samples);
    const floors = computeFloors(thinned);
    expect(floors.values).toEqual(direct.values);
    expect(floors.timesSeconds).toEqual(direct.timesSeconds);
    floors.allocationRates?.forEach((rate, i) => expect(rate).toBeCloseTo(direct.allocationRates?.[i] ?? NaN, 9));
    expect(floors.allocationRates).toHaveLength(40);
  });

  it('loses no collections between its first and its last sample', () => {
    const samples = samplesOf(25 * MAX_WINDOW_POINTS);
    const { gcCycles } = thinSamples(samples);
    expect(gcCycles?.at(0)).toBe(0);
    expect(gcCycles?.at(-1)).toBe(samples.gcCycles?.at(-1));
  });

  it('drops what does not fill a point at the old end, and never gives more points than it may', () => {
    const thinned = thinSamples(samplesOf(2 * MAX_WINDOW_POINTS + 7));
    expect(thinned.values).toHaveLength(Math.floor((2 * MAX_WINDOW_POINTS + 7) / 3));
    expect(thinned.timesSeconds.at(-1)).toBeGreaterThan(10 * (2 * MAX_WINDOW_POINTS + 7 - 4));
  });
});
