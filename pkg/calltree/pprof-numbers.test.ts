// SPDX-License-Identifier: Apache-2.0
import { formatFixed2, formatGeneral2, formatPercentage } from './pprof-numbers';

// Expected: fmt.Sprintf of Go 1.26.
describe('formatFixed2', () => {
  it.each([
    [0.125, '0.12'],
    [0.375, '0.38'],
    [-0.125, '-0.12'],
    [2.675, '2.67'],
    [1234.5, '1234.50'],
    [0, '0.00'],
    [2 ** 80, '1208925819614629174706176.00'],
  ])('prints %d as Go does', (value, printed) => expect(formatFixed2(value)).toBe(printed));
});

describe('formatGeneral2', () => {
  it.each([
    [0, '0'],
    [0.0071, '0.0071'],
    [0.00071, '0.00071'],
    [0.000071, '7.1e-05'],
    [0.5, '0.5'],
    [0.996, '1'],
    [0.125, '0.12'],
    [0.375, '0.38'],
    [0.0625, '0.062'],
    [9.99e-10, '1e-09'],
  ])('prints %d as Go does', (value, printed) => expect(formatGeneral2(value)).toBe(printed));
});

describe('formatPercentage', () => {
  it.each([
    [1, 3, '33.33%'],
    [-1, 3, '33.33%'],
    [9995, 10000, '  100%'],
    [9994, 10000, '99.94%'],
    [10006, 10000, '100.06%'],
    [5, 1000, '  0.5%'],
    [0, 1000, '    0%'],
    [7, 0, '    0%'],
  ])('of %d in %d', (value, total, printed) => expect(formatPercentage(value, total)).toBe(printed));
});
