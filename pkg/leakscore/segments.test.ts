// SPDX-License-Identifier: Apache-2.0
import { cleanSeries } from './clean-series';
import { findSegments, spanSecondsOf } from './segments';

function segmentsOf(restarts: readonly number[]) {
  const times = Float64Array.of(0, 10, 20, 30, 40, 50);
  return findSegments(
    cleanSeries({ kind: 'heap_live', timesSeconds: times, values: times, workBytes: times, restarts })
  );
}

describe('findSegments', () => {
  it('is one process without restarts', () => {
    const { running, previous } = segmentsOf([]);
    expect(running?.values).toHaveLength(6);
    expect(previous).toBeUndefined();
  });

  it('cuts all columns at the last two restarts', () => {
    const { running, previous } = segmentsOf([1, 4]);
    expect([...(running?.values ?? [])]).toEqual([40, 50]);
    expect([...(previous?.values ?? [])]).toEqual([10, 20, 30]);
    expect([...(previous?.workBytes ?? [])]).toEqual([10, 20, 30]);
    expect(previous && spanSecondsOf(previous)).toBe(20);
  });

  it('has no processes without samples', () => {
    expect(findSegments(cleanSeries({ kind: 'site', timesSeconds: [], values: [] }))).toEqual({});
  });
});
