// SPDX-License-Identifier: Apache-2.0
// Does the load explain the level? If so its part is taken out before a trend is looked for (design: leak score, 7.4).
import { rangeOf } from './column-statistics';
import { computeEffectiveSize, computeLagOneAutocorrelation } from './effective-size';
import type { Floors } from './floors';
import type { LeakSeriesKind } from './leak-series';
import { fitLeastSquares, type LeastSquaresFit } from './least-squares';
import { computeLoadProxy, type LoadProxy } from './load-proxy';
import { median } from './median';
import { buildFitTarget, computeLineRss } from './rising-fit';

export interface LoadAdjustment {
  /** Floors with the part of the load taken out; the floors themselves when the load explains nothing. */
  readonly values: Float64Array;
  /** Weight of "the load alone explains the level", 0 .. 1. */
  readonly loadShare: number;
}

export interface LoadQuestion {
  readonly floors: Floors;
  /** Window shares of the floors, 0 .. 1. */
  readonly times: Float64Array;
  readonly kind: LeakSeriesKind;
  /** The smallest difference that counts. */
  readonly eps: number;
  /** Median of the floors. */
  readonly medianLevel: number;
}

/** ln odds given to "load only" beforehand. */
const LOAD_PRIOR = 1.5;
/** Above this elasticity (relative change of the level / of the load) the leak itself drives the load. A site may hold far more. */
const MAX_ELASTICITY = 1.3;
const MAX_ELASTICITY_OF_SITE = 4;
/** Noise in x never explains more than the rest of a residual sum. */
const MIN_RESIDUAL_RATIO = 0.3;
const TOLERANCE_RATIO = 0.02;
/** Noise in x is never blamed for more than this attenuation of c. */
const MIN_RELIABILITY = 0.3;
const IMPOSSIBLE = -1e9;

/**
 * Weighs f1: y ~ 1 + x (load only), f2: y ~ 1 + x + u (load and growth) and f3: y ~ 1 + u (growth only), x being the relative allocation
 * rate and u the time, by BIC with the effective size m_e. When f1 and f2 together weigh more than half, y becomes y - c (x - median x). For
 * f1, c is divided by its reliability, 1 - sigma_x^2 / var x, since noise in x attenuates it.
 *
 * Fuller, Measurement Error Models (1987), chapter 1 (attenuation and its correction).
 */
export function adjustForLoad(question: LoadQuestion): LoadAdjustment {
  const { floors, times, kind, eps, medianLevel } = question;
  const unadjusted = { values: floors.values, loadShare: 0 };
  const load = floors.allocationRates && computeLoadProxy(floors.allocationRates);
  if (load === undefined) {
    return unadjusted;
  }
  const x = load.relativeRates;
  const one = new Float64Array(x.length).fill(1);
  const loadOnly = fitLeastSquares([one, x], floors.values);
  const maxEffect = (kind === 'site' ? MAX_ELASTICITY_OF_SITE : MAX_ELASTICITY) * Math.abs(medianLevel);
  const range = rangeOf(floors.values);
  if (!isPlausible(loadOnly.coefficients[1], maxEffect) || range <= 2 * eps) {
    return unadjusted;
  }
  const both = fitLeastSquares([one, x, times], floors.values);
  const growthOnlyRss = computeLineRss(buildFitTarget(times, floors.values));
  const slack = x.length * ((TOLERANCE_RATIO * range) ** 2 + eps * eps);
  const weights = weighModels({ loadOnly, both, growthOnlyRss, load, slack, maxEffect });
  if (weights.loadOnly + weights.both <= 0.5) {
    return unadjusted;
  }
  const reliability = Math.max(MIN_RELIABILITY, 1 - load.noiseVariance / load.variance);
  const isLoadOnly = weights.loadOnly >= weights.both;
  const effect = isLoadOnly ? loadOnly.coefficients[1] / reliability : both.coefficients[1];
  const typical = median(x);
  const values = new Float64Array(x.length);
  for (let i = 0; i < values.length; i++) {
    values[i] = floors.values[i] - effect * (x[i] - typical);
  }
  return { values, loadShare: weights.loadOnly };
}

interface Models {
  readonly loadOnly: LeastSquaresFit;
  readonly both: LeastSquaresFit;
  readonly growthOnlyRss: number;
  readonly load: LoadProxy;
  readonly slack: number;
  readonly maxEffect: number;
}

/** Posterior weights of the three models; they sum to 1. */
function weighModels({ loadOnly, both, growthOnlyRss, load, slack, maxEffect }: Models): {
  loadOnly: number;
  both: number;
} {
  const floors = both.residuals.length;
  const size = computeEffectiveSize(floors, computeLagOneAutocorrelation(both.residuals));
  const penalty = Math.log(size);
  const v1 = rssWithoutNoise(loadOnly, load) + slack;
  const v2 = rssWithoutNoise(both, load) + slack;
  const v3 = growthOnlyRss + slack;
  const [, effect, growth] = both.coefficients;
  const log1 = -0.5 * size * Math.log(v1) - penalty + LOAD_PRIOR;
  const log2 = isPlausible(effect, maxEffect) && growth > 0 ? -0.5 * size * Math.log(v2) - 1.5 * penalty : IMPOSSIBLE;
  const log3 = -0.5 * size * Math.log(v3) - penalty;
  // The largest goes out first, so that no exponential overflows.
  const largest = Math.max(log1, log2, log3);
  const weight1 = Math.exp(log1 - largest);
  const weight2 = Math.exp(log2 - largest);
  const sum = weight1 + weight2 + Math.exp(log3 - largest);
  return { loadOnly: weight1 / sum, both: weight2 / sum };
}

/** The part of the residuals that noise in x causes, m c^2 sigma_x^2, is not the model's fault. */
function rssWithoutNoise({ rss, coefficients, residuals }: LeastSquaresFit, { noiseVariance }: LoadProxy): number {
  const effect = Math.max(0, coefficients[1]);
  return Math.max(rss - residuals.length * effect * effect * noiseVariance, MIN_RESIDUAL_RATIO * rss);
}

function isPlausible(effect: number, maxEffect: number): boolean {
  return effect > 0 && effect <= maxEffect;
}
