// SPDX-License-Identifier: Apache-2.0
// What is known besides the series can overrule its score (design: leak score, 5 and 7.8). The statistics stay, for those who look.
import type { LeakScore } from './leak-series';

/** 100: Go's garbage collector found goroutines of this series that can never run again. */
export function proveScore(score: LeakScore): LeakScore {
  return { ...score, score: 100, evidence: 100, reason: 'proved', warmingUp: false, carried: false };
}

/** 0: the growth rests on fewer sampled objects than a site must have gained. */
export function withholdScore(score: LeakScore): LeakScore {
  return { ...score, score: 0, evidence: 0, reason: 'too-few-sampled-objects', warmingUp: false, carried: false };
}
