// SPDX-License-Identifier: Apache-2.0
import { fitLeastSquares } from './least-squares';

const X = Float64Array.of(1, 1.2, 0.9, 1.5, 1.1, 0.8, 1.3, 1.6);
const U = Float64Array.from({ length: 8 }, (_, i) => i / 7);
const Y = Float64Array.of(10, 12.5, 9.8, 16, 13, 10.5, 15.5, 19);
const ONE = new Float64Array(8).fill(1);

describe('fitLeastSquares', () => {
  it('finds what numpy finds', () => {
    // numpy 2.4.6: numpy.linalg.lstsq on columns 1, x, u.
    const fit = fitLeastSquares([ONE, X, U], Y);
    expect(fit.rss).toBeCloseTo(0.13212908, 8);
    const expected = [0.5746828068358326, 9.421802175038836, 3.2843992749870523];
    expected.forEach((coefficient, j) => expect(fit.coefficients[j]).toBeCloseTo(coefficient, 10));
    expect(fit.residuals[1]).toBeCloseTo(0.1499546866908421, 10);
  });

  it('gives 0 to a column that depends on those before it, and the same residuals as without it', () => {
    const twice = X.map((value) => 2 * value + 3);
    const fit = fitLeastSquares([ONE, X, twice], Y);
    const without = fitLeastSquares([ONE, X], Y);
    expect(fit.coefficients[2]).toBe(0);
    expect(fit.rss).toBeCloseTo(without.rss, 10);
    expect(fit.coefficients[1]).toBeCloseTo(without.coefficients[1], 10);
  });

  it('gives 0 to a column of zeros', () => {
    expect([...fitLeastSquares([new Float64Array(8)], Y).coefficients]).toEqual([0]);
  });

  it('leaves residuals at right angles to every column', () => {
    const { residuals } = fitLeastSquares([ONE, X, U], Y);
    for (const column of [ONE, X, U]) {
      expect(column.reduce((sum, value, i) => sum + value * residuals[i], 0)).toBeCloseTo(0, 10);
    }
  });
});
