// SPDX-License-Identifier: Apache-2.0
// How many independent values a series of autocorrelated ones is worth (design: leak score, 7.4).

const MIN_EFFECTIVE = 4;
const MAX_AUTOCORRELATION = 0.9;

/** r_1 = sum e_i e_(i-1) / sum e_i^2, the autocorrelation at lag 1 of residuals around 0; 0 when all are 0. */
export function computeLagOneAutocorrelation(residuals: Float64Array): number {
  let squares = 0;
  let products = 0;
  for (let i = 0; i < residuals.length; i++) {
    squares += residuals[i] * residuals[i];
    products += i > 0 ? residuals[i] * residuals[i - 1] : 0;
  }
  return squares > 0 ? products / squares : 0;
}

/**
 * m_e = max(4, m (1 - r)/(1 + r)) for `count` values of an AR(1) process; r is first raised by 1/m, the bias of its estimate, and kept
 * within 0 and 0.9.
 *
 * Bayley and Hammersley, The "effective" number of independent observations in an autocorrelated time series, J. R. Stat. Soc. Suppl. 8
 * (1946), 184-197.
 */
export function computeEffectiveSize(count: number, lagOneAutocorrelation: number): number {
  const r = Math.max(0, Math.min(MAX_AUTOCORRELATION, lagOneAutocorrelation + 1 / count));
  return Math.max(MIN_EFFECTIVE, (count * (1 - r)) / (1 + r));
}
