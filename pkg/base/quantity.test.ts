// SPDX-License-Identifier: Apache-2.0
import { formatChange, formatQuantity } from './quantity';

describe('formatQuantity', () => {
  it.each([
    [0, 'bytes', '0 B'],
    [1023, 'bytes', '1,023 B'],
    [1024, 'bytes', '1.0 KiB'],
    [1_048_500, 'bytes', '1,023.9 KiB'],
    [1_048_572, 'bytes', '1.0 MiB'],
    [41_998_252, 'bytes', '40.1 MiB'],
    [1_233_923_310, 'bytes', '1.1 GiB'],
    [-2048, 'bytes', '-2.0 KiB'],
    [7281, 'count', '7,281'],
    [141_778, 'count', '141,778'],
    [12.34, 'count', '12.3'],
    [999, 'nanoseconds', '999 ns'],
    [1500, 'nanoseconds', '1.5 µs'],
    [27 * 60e9, 'nanoseconds', '27 min'],
    [3, 'samples', '3 samples'],
    [Number.NaN, 'bytes', '–'],
  ])('writes %p %s as %s', (value, unit, expected) => {
    expect(formatQuantity(value, unit)).toBe(expected);
  });
});

describe('formatQuantity with a common unit', () => {
  it('writes two amounts in the unit of one of them', () => {
    expect(formatQuantity(1_233_923_310, 'bytes', 41_998_252)).toBe('1,176.8 MiB');
    expect(formatQuantity(90e9, 'nanoseconds', 2e9)).toBe('90 s');
  });
});

describe('formatChange', () => {
  it.each([
    [1024, 'bytes', '+1.0 KiB'],
    [-1024, 'bytes', '−1.0 KiB'],
    [0, 'count', '±0'],
  ])('shows the sign of %p', (value, unit, expected) => {
    expect(formatChange(value, unit)).toBe(expected);
  });
});
