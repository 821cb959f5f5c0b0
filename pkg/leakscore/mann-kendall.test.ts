// SPDX-License-Identifier: Apache-2.0
import { computeMannKendallS, computeMannKendallVariance, computeMannKendallZ } from './mann-kendall';

describe('the Mann-Kendall statistics', () => {
  // Expected: pymannkendall 1.4.3 (original_test) with numpy 2.4.6.
  it.each([
    {
      name: 'autocorrelated values',
      values: [
        ...[100.0, 102.5, 102.3, 100.2, 100.8, 99.4, 103.1, 111.2, 109.9, 108.9, 113.0, 115.7],
        ...[117.0, 114.2, 116.2, 120.9, 116.4, 117.2, 112.3, 111.8, 109.6, 114.9, 114.8, 121.4],
      ],
      s: 154,
      variance: 1625.3333333333333,
      z: 3.795073660064562,
    },
    {
      name: 'values with ties',
      values: [1, 1, 2, 2, 2, 3, 5, 4, 5, 5, 9, 7],
      s: 55,
      variance: 204.33333333333334,
      z: 3.77767115396132,
    },
  ])('are those of pymannkendall for $name', ({ values, s, variance, z }) => {
    const column = Float64Array.from(values);
    expect(computeMannKendallS(column)).toBe(s);
    expect(computeMannKendallVariance(column)).toBeCloseTo(variance, 9);
    expect(computeMannKendallZ(s, variance)).toBeCloseTo(z, 12);
  });

  it('count every pair of a strictly rising series, and the same downwards', () => {
    const up = Float64Array.of(1, 2, 3, 4, 5);
    expect(computeMannKendallS(up)).toBe(10);
    expect(computeMannKendallS(up.slice().reverse())).toBe(-10);
    expect(computeMannKendallZ(-10, 50 / 3)).toBe(-computeMannKendallZ(10, 50 / 3));
  });

  it('see nothing in equal values', () => {
    const flat = new Float64Array(10).fill(7);
    expect(computeMannKendallS(flat)).toBe(0);
    expect(computeMannKendallVariance(flat)).toBe(0);
    expect(computeMannKendallZ(0, 0)).toBe(0);
  });
});
