// SPDX-License-Identifier: Apache-2.0
// Least squares of one candidate curve, alone or beside a straight line, in closed form: 83 of them are tried for each score.
import { meanOf } from './column-statistics';

/** The values to be explained and the time axis, both less their means, with the sums every fit needs. Made once for all curves. */
export interface FitTarget {
  readonly centredValues: Float64Array;
  readonly centredTimes: Float64Array;
  /** Sum of squares of centredValues: what a constant leaves unexplained. */
  readonly totalSquares: number;
  readonly timeSquares: number;
  readonly timeProduct: number;
}

/** Keeps a flat curve from dividing by 0. */
const MIN_SQUARES = 1e-12;

/** `times` in window shares 0 .. 1. */
export function buildFitTarget(times: Float64Array, values: Float64Array): FitTarget {
  const centredValues = centre(values);
  const centredTimes = centre(times);
  let totalSquares = 0;
  let timeSquares = 0;
  let timeProduct = 0;
  for (let i = 0; i < values.length; i++) {
    totalSquares += centredValues[i] ** 2;
    timeSquares += centredTimes[i] ** 2;
    timeProduct += centredTimes[i] * centredValues[i];
  }
  return { centredValues, centredTimes, totalSquares, timeSquares, timeProduct };
}

/** Residual sum of squares of y ~ 1 + curve with a factor >= 0: a curve that would have to fall explains nothing. */
export function computeRisingRss(curve: Float64Array, { centredValues, totalSquares }: FitTarget): number {
  let sum = 0;
  let squares = 0;
  let product = 0;
  for (let i = 0; i < curve.length; i++) {
    const height = curve[i];
    sum += height;
    squares += height * height;
    product += height * centredValues[i];
  }
  const spread = Math.max(squares - (sum * sum) / curve.length, MIN_SQUARES);
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
export function fitBesideLine(curve: Float64Array, target: FitTarget): FitBesideLine {
  const { centredValues, centredTimes, totalSquares, timeSquares, timeProduct } = target;
  let sum = 0;
  let squares = 0;
  let product = 0;
  let withTime = 0;
  for (let i = 0; i < curve.length; i++) {
    const height = curve[i];
    sum += height;
    squares += height * height;
    product += height * centredValues[i];
    withTime += height * centredTimes[i];
  }
  const spread = squares - (sum * sum) / curve.length;
  const lean = withTime / timeSquares;
  // What the curve adds to the line.
  const rest = spread - lean * withTime;
  const restProduct = product - lean * timeProduct;
  const lineRss = totalSquares - (timeProduct * timeProduct) / timeSquares;
  if (rest <= MIN_SQUARES * spread) {
    return { rss: Math.max(0, lineRss), line: timeProduct / timeSquares, curve: 0 };
  }
  const factor = restProduct / rest;
  const rss = Math.max(0, lineRss - (restProduct * restProduct) / rest);
  return { rss, line: timeProduct / timeSquares - lean * factor, curve: factor };
}

function centre(values: Float64Array): Float64Array {
  const mean = meanOf(values);
  const centred = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    centred[i] = values[i] - mean;
  }
  return centred;
}
