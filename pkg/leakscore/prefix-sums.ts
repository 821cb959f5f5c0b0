// SPDX-License-Identifier: Apache-2.0
// Sums over the first floors, so that a curve made of straight pieces costs the same however many floors lie in a piece.
import type { CurveSums, FitTarget } from './rising-fit';

/** Each column holds at index k the sum over floors 0 .. k-1. */
export interface PrefixSums {
  readonly count: number;
  readonly meanTime: number;
  readonly times: Float64Array;
  readonly timeSquares: Float64Array;
  /** Of the centred values, and of their products with the times. */
  readonly values: Float64Array;
  readonly products: Float64Array;
}

export function buildPrefixSums({ times, meanTime, centredValues }: FitTarget): PrefixSums {
  const count = times.length;
  const sums: PrefixSums = {
    count,
    meanTime,
    times: new Float64Array(count + 1),
    timeSquares: new Float64Array(count + 1),
    values: new Float64Array(count + 1),
    products: new Float64Array(count + 1),
  };
  for (let i = 0; i < count; i++) {
    sums.times[i + 1] = sums.times[i] + times[i];
    sums.timeSquares[i + 1] = sums.timeSquares[i] + times[i] * times[i];
    sums.values[i + 1] = sums.values[i] + centredValues[i];
    sums.products[i + 1] = sums.products[i] + times[i] * centredValues[i];
  }
  return sums;
}

/** The curve that is 0 before floor `k` and 1 from it on. */
export function sumStep({ count, meanTime, times, values }: PrefixSums, k: number): CurveSums {
  const high = count - k;
  const withTime = times[count] - times[k] - meanTime * high;
  return { sum: high, squares: high, product: values[count] - values[k], withTime };
}

/** The curve min(u / `end`, 1), `k` being the first floor at which it is 1. */
export function sumRamp(sums: PrefixSums, k: number, end: number): CurveSums {
  const { meanTime, times, timeSquares, products } = sums;
  const high = sumStep(sums, k);
  return {
    sum: times[k] / end + high.sum,
    squares: timeSquares[k] / (end * end) + high.squares,
    product: products[k] / end + high.product,
    withTime: (timeSquares[k] - meanTime * times[k]) / end + high.withTime,
  };
}

/** The curve max(0, u - `start`), `k` being the first floor at which it is not 0. */
export function sumHinge(sums: PrefixSums, k: number, start: number): CurveSums {
  const { count, meanTime, times, timeSquares, values, products } = sums;
  const late = count - k;
  const lateTimes = times[count] - times[k];
  const lateSquares = timeSquares[count] - timeSquares[k];
  const sum = lateTimes - start * late;
  return {
    sum,
    squares: lateSquares - start * (2 * lateTimes - start * late),
    product: products[count] - products[k] - start * (values[count] - values[k]),
    withTime: lateSquares - start * lateTimes - meanTime * sum,
  };
}
