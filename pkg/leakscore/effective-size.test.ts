// SPDX-License-Identifier: Apache-2.0
import { computeEffectiveSize, computeLagOneAutocorrelation } from './effective-size';

describe('computeLagOneAutocorrelation', () => {
  it.each([
    // (1*-1 + -1*1 + 1*-1) / 4, (1*2 + 2*3) / 14
    [[1, -1, 1, -1], -0.75],
    [[1, 2, 3], 8 / 14],
    // numpy 2.4.6: (e[1:] @ e[:-1]) / (e @ e)
    [[1.2, -0.7, 0.4, -1.5, 0.9, 0.3, -0.2, 1.1, -1.3, 0.6], -0.6194379391100704],
    [[0, 0, 0], 0],
    [[], 0],
  ])('of %j is %p', (residuals, expected) => {
    expect(computeLagOneAutocorrelation(Float64Array.from(residuals))).toBeCloseTo(expected, 12);
  });
});

describe('computeEffectiveSize', () => {
  it.each([
    // By hand. r + 1/40 = 0.5: 40 * 0.5 / 1.5
    [40, 0.475, 40 / 3],
    // a negative r is not believed
    [40, -0.9, 40],
    // r is kept at 0.9: 100 * 0.1 / 1.9
    [100, 0.99, 10 / 1.9],
    // never fewer than 4
    [10, 0.99, 4],
  ])('of %p values with autocorrelation %p is %p', (count, r, expected) => {
    expect(computeEffectiveSize(count, r)).toBeCloseTo(expected, 12);
  });
});
