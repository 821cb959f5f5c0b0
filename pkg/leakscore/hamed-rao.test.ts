// SPDX-License-Identifier: Apache-2.0
import { computeHamedRaoFactor } from './hamed-rao';

const AUTOCORRELATED = Float64Array.of(
  ...[100.0, 102.5, 102.3, 100.2, 100.8, 99.4, 103.1, 111.2, 109.9, 108.9, 113.0, 115.7],
  ...[117.0, 114.2, 116.2, 120.9, 116.4, 117.2, 112.3, 111.8, 109.6, 114.9, 114.8, 121.4]
);

describe('computeHamedRaoFactor', () => {
  it('is the variance ratio that pymannkendall finds', () => {
    // pymannkendall 1.4.3: hamed_rao_modification_test(y).var_s / original_test(y).var_s; slope from the same.
    const times = AUTOCORRELATED.map((_, i) => i);
    expect(computeHamedRaoFactor(times, AUTOCORRELATED, 0.7933333333333323)).toBeCloseTo(2.418547001202956, 10);
  });

  it('does not depend on the unit of the values', () => {
    const times = AUTOCORRELATED.map((_, i) => i);
    const scaled = AUTOCORRELATED.map((value) => value * 1024);
    expect(computeHamedRaoFactor(times, scaled, 1024 * 0.7933333333333323)).toBeCloseTo(2.418547001202956, 10);
  });

  it('never narrows the variance, though negative autocorrelation would', () => {
    // pymannkendall 1.4.3 gives 0.4529 for these values, slope 0.12952.
    const values = Float64Array.of(
      ...[-2.6, 7.7, -5.4, -6.4, 9.0, 9.4, -3.5, -16.5, -5.7, 6.5, 6.6, -23.7],
      ...[21.1, -10.3, 5.2, 1.9, 2.2, 7.3, 6.3, -11.7, 15.0, -20.4, 10.2, 5.5]
    );
    const times = values.map((_, i) => i);
    expect(computeHamedRaoFactor(times, values, 0.1295238095238095)).toBe(1);
  });

  it('is 1 for fewer than 8 values', () => {
    expect(computeHamedRaoFactor(Float64Array.of(0, 1, 2), Float64Array.of(1, 2, 3), 1)).toBe(1);
  });
});
