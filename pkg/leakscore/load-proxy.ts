// SPDX-License-Identifier: Apache-2.0
// How busy the service was at each floor, and how far that figure can be trusted (design: leak score, 7.4).
import { varianceOf } from './column-statistics';
import { median } from './median';

export interface LoadProxy {
  /** x: allocation rate over its median, smoothed over 3 floors when there are at least 10. */
  readonly relativeRates: Float64Array;
  /** sigma_x^2: variance of the noise in x. */
  readonly noiseVariance: number;
  /** Variance of x, noise included. */
  readonly variance: number;
}

const MIN_FLOORS_TO_SMOOTH = 10;
const MIN_RATE = 1e-12;
/** A load that varies less than this, or less than 1.5 times its noise, is steady. */
const MIN_SPREAD = 0.05;
const MIN_SIGNAL_TO_NOISE = 1.5;

/**
 * The load of `rates` (bytes per second at each floor), or undefined when it is too steady to explain anything. The noise is estimated from
 * second differences, which a smooth load leaves near 0: E(x_i - 2 x_(i-1) + x_(i-2))^2 = 6 sigma^2.
 *
 * Gasser, Sroka and Jennen-Steinmetz, Residual variance and residual pattern in nonlinear regression, Biometrika 73 (1986), 625-633.
 */
export function computeLoadProxy(rates: Float64Array): LoadProxy | undefined {
  const medianRate = Math.max(median(rates), MIN_RATE);
  const raw = new Float64Array(rates.length);
  for (let i = 0; i < raw.length; i++) {
    raw[i] = rates[i] / medianRate;
  }
  const rawNoise = noiseVarianceOf(raw);
  const isSmoothed = raw.length >= MIN_FLOORS_TO_SMOOTH;
  const relativeRates = isSmoothed ? smoothOverThree(raw) : raw;
  const noiseVariance = isSmoothed ? rawNoise / 3 : rawNoise;
  const variance = varianceOf(relativeRates);
  const threshold = Math.max(MIN_SPREAD, MIN_SIGNAL_TO_NOISE * Math.sqrt(noiseVariance));
  return Math.sqrt(variance) > threshold ? { relativeRates, noiseVariance, variance } : undefined;
}

function noiseVarianceOf(x: Float64Array): number {
  let sum = 0;
  for (let i = 2; i < x.length; i++) {
    sum += (x[i] - 2 * x[i - 1] + x[i - 2]) ** 2;
  }
  return sum / (x.length - 2) / 6;
}

/** The ends count twice in their own mean. */
function smoothOverThree(x: Float64Array): Float64Array {
  const last = x.length - 1;
  const smooth = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    smooth[i] = (x[Math.max(0, i - 1)] + x[i] + x[Math.min(last, i + 1)]) / 3;
  }
  return smooth;
}
