// SPDX-License-Identifier: Apache-2.0
// Least squares of one candidate curve, alone or beside a straight line, in closed form: 83 of them are tried for each score.
import { meanOf } from './column-statistics';

/** The values to be explained and the time axis, with the sums every fit needs. Made once for all curves. */
export interface FitTarget {
  /** Window shares, from 0 to 1, strictly ascending. */
  readonly times: Float64Array;
  readonly meanTime: number;
  /** Less their mean. */
  readonly centredValues: Float64Array;
  /** Sum of squares of centredValues: what a constant leaves unexplained. */
  readonly totalSquares: number;
  /** Sum of squares of the times less their mean, and of their products with centredValues. */
  readonly timeSquares: number;
  readonly timeProduct: number;
}

/** What a fit needs to know of a curve: sums over the floors. */
export interface CurveSums {
  readonly sum: number;
  readonly squares: number;
  /** Of the products with the centred values, and with the times less their mean. */
  readonly product: number;
  readonly withTime: number;
}

/** Keeps a flat curve from dividing by 0. */
const MIN_SQUARES = 1e-12;

export function buildFitTarget(times: Float64Array, values: Float64Array): FitTarget {
  const meanTime = meanOf(times);
  const centredValues = centre(values);
  let totalSquares = 0;
  let timeSquares = 0;
  let timeProduct = 0;
  for (let i = 0; i < values.length; i++) {
    const value = centredValues[i];
    const time = times[i] - meanTime;
    totalSquares += value * value;
    timeSquares += time * time;
    timeProduct += time * value;
  }
  return { times, meanTime, centredValues, totalSquares, timeSquares, timeProduct };
}

export function sumCurve(curve: Float64Array, { times, meanTime, centredValues }: FitTarget): CurveSums {
  let sum = 0;
  let squares = 0;
  let product = 0;
  let withTime = 0;
  for (let i = 0; i < curve.length; i++) {
    const height = curve[i];
    sum += height;
    squares += height * height;
    product += height * centredValues[i];
    withTime += height * (times[i] - meanTime);
  }
  return { sum, squares, product, withTime };
}

/** Residual sum of squares of y ~ 1 + curve with a factor >= 0: a curve that would have to fall explains nothing. */
export function computeRisingRss({ sum, squares, product }: CurveSums, { times, totalSquares }: FitTarget): number {
  const spread = Math.max(squares - (sum * sum) / times.length, MIN_SQUARES);
  const gain = Math.max(0, product);
  return Math.max(0, totalSquares - (gain * gain) / spread);
}

export interface FitBesideLine {
  readonly rss: number;
  /** Factor of u. */
  readonly line: number;
  /** Factor of the curve; 0 when the curve is itself a line. */
  readonly curve: number;
}

/** Fits y ~ 1 + u + curve, u being the time. */
export function fitBesideLine({ sum, squares, product, withTime }: CurveSums, target: FitTarget): FitBesideLine {
  const { times, timeSquares, timeProduct } = target;
  const spread = squares - (sum * sum) / times.length;
  const lean = withTime / timeSquares;
  // What the curve adds to the line.
  const rest = spread - lean * withTime;
  const restProduct = product - lean * timeProduct;
  const lineRss = computeLineRss(target);
  if (rest <= MIN_SQUARES * spread) {
    return { rss: lineRss, line: timeProduct / timeSquares, curve: 0 };
  }
  const factor = restProduct / rest;
  const rss = Math.max(0, lineRss - (restProduct * restProduct) / rest);
  return { rss, line: timeProduct / timeSquares - lean * factor, curve: factor };
}

/** Residual sum of squares of y ~ 1 + u, rising or falling. */
export function computeLineRss({ totalSquares, timeSquares, timeProduct }: FitTarget): number {
  return Math.max(0, totalSquares - (timeProduct * timeProduct) / timeSquares);
}

/** What the straight line y ~ 1 + u leaves of each value. */
export function computeLineResiduals(target: FitTarget): Float64Array {
  const { times, meanTime, centredValues, timeSquares, timeProduct } = target;
  const slope = timeProduct / timeSquares;
  const residuals = new Float64Array(times.length);
  for (let i = 0; i < residuals.length; i++) {
    residuals[i] = centredValues[i] - slope * (times[i] - meanTime);
  }
  return residuals;
}

/** Less their mean, which is taken of the distances from the first: equal values become 0 exactly, not what rounding leaves of them. */
function centre(values: Float64Array): Float64Array {
  const centred = new Float64Array(values.length);
  for (let i = 0; i < centred.length; i++) {
    centred[i] = values[i] - values[0];
  }
  const mean = meanOf(centred);
  for (let i = 0; i < centred.length; i++) {
    centred[i] -= mean;
  }
  return centred;
}
