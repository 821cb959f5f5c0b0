// SPDX-License-Identifier: Apache-2.0
// The five terms of a score, each as a number on its scale and as one sentence with its numbers.
import { explainShape } from './explain-shape';
import { formatDuration } from './format-duration';
import { formatPercent, formatRatio } from './format-ratio';
import type { EvidenceTerms, LeakScore, ScoreFeatures } from './leak-series';

export interface TermExplanation {
  readonly term: keyof EvidenceTerms;
  /** Addend of the logit: above 0 speaks for a leak, below 0 against one. */
  readonly value: number;
  /** Ends in a full stop and holds no markup. */
  readonly sentence: string;
}

/** Always in this order, the most telling first; empty when nothing was scored. */
export function explainTerms({ terms, features }: LeakScore): TermExplanation[] {
  if (terms === undefined || features === undefined) {
    return [];
  }
  return [
    { term: 'trend', value: terms.trend, sentence: explainTrend(features) },
    { term: 'shape', value: terms.shape, sentence: explainShape(features) },
    { term: 'recency', value: terms.recency, sentence: explainRecency(features) },
    { term: 'size', value: terms.size, sentence: explainSize(features) },
    { term: 'load', value: terms.load, sentence: explainLoad(features) },
  ];
}

function explainTrend({ risingSteps, floors, mannKendallZ, windowSeconds, hamedRaoFactor }: ScoreFeatures): string {
  const widened =
    hamedRaoFactor > 1.05 ? `, its variance widened ${hamedRaoFactor.toFixed(1)} times for autocorrelation` : '';
  const trend = `Mann-Kendall Z ${mannKendallZ.toFixed(1)}${widened}`;
  return `Rose in ${risingSteps} of ${floors - 1} steps between floors over ${formatDuration(windowSeconds)} (${trend}).`;
}

function explainRecency({ recency, firstLevel, lastLevel }: ScoreFeatures): string {
  if (lastLevel <= firstLevel) {
    return 'It ends no higher than it began, so no rise is recent.';
  }
  if (recency <= 0) {
    return 'All of the rise came in the first half of the window.';
  }
  const share = formatRatio(recency);
  return `${share.charAt(0).toUpperCase()}${share.slice(1)} of the rise came in the second half of the window.`;
}

function explainSize({ relativeGrowth, windowSeconds }: ScoreFeatures): string {
  if (relativeGrowth === 0) {
    return 'Of late it stays level.';
  }
  const share = `${formatPercent(Math.abs(relativeGrowth))} of its level in ${formatDuration(windowSeconds)}`;
  return `At its recent slope it ${relativeGrowth < 0 ? 'shrinks' : 'grows'} by ${share}.`;
}

function explainLoad({ loadKnown, loadShare }: ScoreFeatures): string {
  if (!loadKnown) {
    return 'The allocation rate is not known, so load was not looked at.';
  }
  if (loadShare === 0) {
    return 'The allocation rate does not explain it.';
  }
  return `The chance that the allocation rate alone explains it is ${formatPercent(loadShare)}.`;
}
