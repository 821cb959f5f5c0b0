// SPDX-License-Identifier: Apache-2.0
import { areComparableUnits, formatScaled, scaleValue, selectOutputUnit } from './pprof-units';

describe('formatScaled', () => {
  it.each([
    [1024, 'bytes', 'auto', '1kB'],
    [1536, 'byte', 'auto', '1.50kB'],
    [-1536, 'bytes', 'auto', '-1.50kB'],
    [1023, 'bytes', 'minimum', '1023B'],
    [2 ** 40, 'bytes', 'MB', '1048576MB'],
    [1, 'bytes', 'GB', '0'],
    [1500, 'milliseconds', 'auto', '1.50s'],
    [7200, 's', 'auto', '2hrs'],
    [1, 'ns', 'minimum', '1ns'],
    [0, 'nanoseconds', 'auto', '0'],
    [42, 'count', 'count', '42'],
    [42, 'widgets', 'widgets', '42widgets'],
    [5, 'bytes', 'ms', '5B'],
    [2000, 'milliGCU', 'auto', '2GCU'],
  ])('prints %d %s in %s', (value, from, to, printed) => expect(formatScaled(value, from, to)).toBe(printed));
});

describe('selectOutputUnit', () => {
  const choose = (total: number, ...selfs: number[]): string =>
    selectOutputUnit({ rows: selfs.map((self) => ({ self, total: self })), total, unit: 'bytes' });

  it('takes the unit of the smallest value where all are of one size', () => {
    expect(choose(3000, 2000, 1000)).toBe('B');
    expect(choose(9000, 8000, 2000)).toBe('kB');
  });

  it('takes a larger one for a total that is far larger', () => {
    expect(choose(2 ** 30, 2 ** 29, 2 ** 14)).toBe('MB');
  });

  it('keeps what was asked for', () => {
    expect(selectOutputUnit({ rows: [{ self: 1, total: 1 }], total: 1, unit: 'bytes' }, 'MB')).toBe('MB');
  });

  it('is the unit of the profile where pprof knows no better', () => {
    expect(selectOutputUnit({ rows: [{ self: 1, total: 1 }], total: 1, unit: 'count' })).toBe('count');
  });
});

describe('areComparableUnits', () => {
  it('is so within a dimension only', () => {
    expect(areComparableUnits('ms', 'seconds')).toBe(true);
    expect(areComparableUnits('widgets', 'widgets')).toBe(true);
    expect(areComparableUnits('ms', 'bytes')).toBe(false);
    expect(scaleValue(1, 'ms', 'ns')).toEqual({ value: 1e6, unit: 'ns' });
  });
});
