// SPDX-License-Identifier: Apache-2.0
import { cleanSeries } from './clean-series';
import type { LeakSeries } from './leak-series';

function clean(timesSeconds: readonly number[], values: readonly number[], more: Partial<LeakSeries> = {}) {
  const { samples, restarts, droppedSamples } = cleanSeries({ kind: 'heap_live', timesSeconds, values, ...more });
  return {
    times: [...samples.timesSeconds],
    values: [...samples.values],
    work: samples.workBytes && [...samples.workBytes],
    cycles: samples.gcCycles && [...samples.gcCycles],
    restarts,
    droppedSamples,
  };
}

describe('cleanSeries', () => {
  it('passes well-formed typed columns on without copying them', () => {
    const timesSeconds = Float64Array.of(0.5, 2, 3);
    const values = Float64Array.of(7, 8, 9);
    const { samples } = cleanSeries({ kind: 'site', timesSeconds, values });
    expect(samples.timesSeconds).toBe(timesSeconds);
    expect(samples.values).toBe(values);
  });

  it('drops samples whose time or value is not a usable number, and counts them', () => {
    const result = clean([0, 1, NaN, 3, 4, 5, 6], [10, NaN, 12, Infinity, 14, -1e31, 16]);
    expect(result).toMatchObject({ times: [0, 4, 6], values: [10, 14, 16], droppedSamples: 4 });
  });

  it('counts time from the whole second before the first sample', () => {
    expect(clean([1.7e9 + 0.25, 1.7e9 + 15.5], [1, 2]).times).toEqual([0.25, 15.5]);
  });

  it('keeps negative values and times', () => {
    expect(clean([-2, -1], [-5, -6])).toMatchObject({ times: [0, 1], values: [-5, -6], droppedSamples: 0 });
  });

  it('sorts by time and takes the other columns and the restarts along', () => {
    const result = clean([30, 10, 20, 0], [3, 1, 2, 0], {
      workBytes: [300, 100, 200, 0],
      gcCycles: [6, 4, 5, 3],
      restarts: [2],
    });
    expect(result).toEqual({
      ...{ times: [0, 10, 20, 30], values: [0, 1, 2, 3], work: [0, 100, 200, 300], cycles: [3, 4, 5, 6] },
      ...{ restarts: [2], droppedSamples: 0 },
    });
  });

  it('merges samples of one moment into the smallest value, but not across a restart', () => {
    expect(clean([0, 1, 1, 2], [5, 9, 7, 6])).toMatchObject({ times: [0, 1, 2], values: [5, 7, 6], droppedSamples: 0 });
    expect(clean([0, 1, 1, 2], [5, 9, 7, 6], { restarts: [2] })).toMatchObject({
      times: [0, 1, 1, 2],
      values: [5, 9, 7, 6],
      restarts: [2],
    });
  });

  it('moves a restart whose sample is dropped to the next sample', () => {
    expect(clean([0, 1, 2, 3], [1, 2, NaN, 4], { restarts: [2] }).restarts).toEqual([2]);
    expect(clean([0, 1, 2], [1, 2, NaN], { restarts: [2] }).restarts).toEqual([]);
  });

  it('keeps the last known count in the gaps of a counter', () => {
    const workBytes = [NaN, 100, NaN, 300];
    expect(clean([0, 1, 2, 3], [1, 2, 3, 4], { workBytes }).work).toEqual([100, 100, 100, 300]);
  });

  it('takes a counter without any number for unknown', () => {
    expect(clean([0, 1], [1, 2], { workBytes: [NaN, NaN] }).work).toBeUndefined();
  });

  it('puts restarts in order, once each, and passes over impossible ones', () => {
    expect(clean([0, 1, 2, 3], [1, 2, 3, 4], { restarts: [3, 1, 3, 0, -1, 4, 1.5, NaN] }).restarts).toEqual([1, 3]);
  });
});
