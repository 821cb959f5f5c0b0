// SPDX-License-Identifier: Apache-2.0
import { median, medianInPlace } from './median';
import { computePairSlopes, computeSenInterval } from './sen-slope';

// Expected slopes: scipy 1.17.1, scipy.stats.theilslopes; the interval: numpy 2.4.6, the sorted pair slopes at ranks 104 and 172.
const AUTOCORRELATED = Float64Array.of(
  ...[100.0, 102.5, 102.3, 100.2, 100.8, 99.4, 103.1, 111.2, 109.9, 108.9, 113.0, 115.7],
  ...[117.0, 114.2, 116.2, 120.9, 116.4, 117.2, 112.3, 111.8, 109.6, 114.9, 114.8, 121.4]
);

describe('computePairSlopes', () => {
  it('gives the slope of every pair', () => {
    const slopes = computePairSlopes(Float64Array.of(0, 1, 3), Float64Array.of(0, 2, 3));
    expect([...slopes]).toEqual([2, 1, 0.5]);
  });

  it('leaves out pairs of one moment', () => {
    expect([...computePairSlopes(Float64Array.of(0, 0, 1), Float64Array.of(5, 7, 9))]).toEqual([4, 2]);
  });

  it('has the median that scipy finds, for irregular times too', () => {
    const times = AUTOCORRELATED.map((_, i) => i);
    expect(median(computePairSlopes(times, AUTOCORRELATED))).toBeCloseTo(0.7933333333333323, 12);
    const irregular = Float64Array.of(0, 1, 3, 4.5, 7, 8, 12, 13);
    const values = Float64Array.of(3, 4.5, 4, 7, 8.5, 9, 15, 14);
    expect(median(computePairSlopes(irregular, values))).toBeCloseTo(0.8675213675213675, 12);
  });

  it('is not tilted by one wild value where least squares would be', () => {
    const times = Float64Array.from({ length: 21 }, (_, i) => i);
    const values = times.map((time) => (time === 20 ? 1e6 : 3 * time));
    expect(median(computePairSlopes(times, values))).toBe(3);
  });
});

describe('computeSenInterval', () => {
  it('takes the slopes at the ranks of the confidence limits', () => {
    const slopes = computePairSlopes(
      AUTOCORRELATED.map((_, i) => i),
      AUTOCORRELATED
    );
    medianInPlace(slopes, slopes.length);
    // Var S = 1625.33 (pymannkendall 1.4.3): C = 66.3, ranks floor(104.8) and ceil(171.2) of 276.
    const { low, high } = computeSenInterval(slopes, 1625.3333333333333);
    expect(low).toBeCloseTo(0.5777777777777781, 12);
    expect(high).toBeCloseTo(1.06, 12);
  });

  it('is the whole range when the variance is larger than the pairs', () => {
    expect(computeSenInterval(Float64Array.of(1, 2, 3), 1e12)).toEqual({ low: 1, high: 3 });
  });
});
