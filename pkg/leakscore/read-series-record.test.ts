// SPDX-License-Identifier: Apache-2.0
import { LeakScoreError } from './leak-score-error';
import { readSeriesRecord } from './read-series-record';

function failureOf(record: unknown): unknown {
  try {
    readSeriesRecord(record);
  } catch (error) {
    return error instanceof LeakScoreError ? `${error.code} at ${error.at}` : error;
  }
  return 'no error';
}

describe('readSeriesRecord', () => {
  it('reads a flat record with all its columns', () => {
    const record = { name: 'api', kind: 'heap_raw', t: [0, 1], y: [5, 6], work: [1, 2], numgc: [3, 4], restarts: [1] };
    const { name, series } = readSeriesRecord(record);
    expect(name).toBe('api');
    expect(series).toEqual({
      kind: 'heap_raw',
      timesSeconds: Float64Array.of(0, 1),
      values: Float64Array.of(5, 6),
      workBytes: Float64Array.of(1, 2),
      gcCycles: Float64Array.of(3, 4),
      restarts: [1],
    });
  });

  it('reads a vector with its columns under "series" and other fields beside it', () => {
    const record = {
      id: 'L01@13',
      family: 'L01',
      score: 3,
      series: { kind: 'site', t: [0], y: [5], work: null, numgc: null },
    };
    expect(readSeriesRecord(record)).toMatchObject({ name: 'L01@13', series: { kind: 'site', workBytes: undefined } });
  });

  it('takes heap_live for granted, and no name', () => {
    expect(readSeriesRecord({ t: [], y: [] })).toMatchObject({ name: '', series: { kind: 'heap_live', restarts: [] } });
  });

  it('reads null as a gap', () => {
    expect(readSeriesRecord({ t: [0, 1], y: [1, null] }).series.values[1]).toBeNaN();
  });

  it.each([
    [null, 'record-not-an-object at record'],
    [[1, 2], 'record-not-an-object at record'],
    ['t', 'record-not-an-object at record'],
    [{ series: 5 }, 'record-not-an-object at series'],
    [{ y: [1] }, 'record-field-missing at t'],
    [{ t: [1], y: null }, 'record-field-missing at y'],
    [{ t: 'soon', y: [1] }, 'record-field-invalid at t'],
    [{ t: [0, 1], y: [1, '2'] }, 'record-field-invalid at y[1]'],
    [{ t: [0], y: [1], work: {} }, 'record-field-invalid at work'],
    [{ t: [0], y: [1], kind: 'rss' }, 'record-field-invalid at kind'],
    [{ t: [0], y: [1], name: 7 }, 'record-field-invalid at name'],
    [{ t: [0], y: [1], restarts: 1 }, 'record-field-invalid at restarts'],
    [{ t: [0], y: [1], restarts: [0, -1] }, 'record-field-invalid at restarts[1]'],
    [{ t: [0, 1], y: [1] }, 'column-length-mismatch at values'],
    [{ t: [0], y: [1], work: [1, 2] }, 'column-length-mismatch at workBytes'],
    [{ t: [0], y: [1], numgc: [] }, 'column-length-mismatch at gcCycles'],
  ])('refuses %j with its place', (record, failure) => {
    expect(failureOf(record)).toBe(failure);
  });
});
