// SPDX-License-Identifier: Apache-2.0
// The shape evidence as one sentence: what it looks like, and how much better than the opposite.
import type { ScoreFeatures } from './leak-series';
import type { GrowthForm, PlateauForm } from './shape-forms';

const PLATEAU_WORDS: Readonly<Record<PlateauForm, string>> = {
  const: 'a constant level',
  step: 'one step',
  ramp: 'a rise that has ended',
  sat: 'a rise that levels off',
};

const GROWTH_WORDS: Readonly<Record<GrowthForm, string>> = {
  lin: 'a straight line',
  hinge: 'a line that begins late',
  quad: 'a quickening rise',
  sqrt: 'a slowing rise',
  satlin: 'a warm-up, then a line',
  two: 'a line that bends',
  p7: 'a slightly slowing rise',
  p15: 'a slightly quickening rise',
};

/** Factors nearer to 1 than this favour neither. */
const EVEN_FACTOR = 1.5;

/** "A plateau (one step) would explain this 30 times worse than lasting growth (a straight line)." */
export function explainShape({ logBayesShape, plateauForm, growthForm }: ScoreFeatures): string {
  const plateau = `A plateau (${PLATEAU_WORDS[plateauForm]})`;
  const growth = `lasting growth (${GROWTH_WORDS[growthForm]})`;
  const factor = Math.exp(Math.abs(logBayesShape));
  if (factor < EVEN_FACTOR) {
    return `${plateau} would explain this about as well as ${growth}.`;
  }
  return `${plateau} would explain this ${formatFactor(factor)} times ${logBayesShape > 0 ? 'worse' : 'better'} than ${growth}.`;
}

function formatFactor(factor: number): string {
  if (factor > 1000) {
    return 'more than 1,000';
  }
  return factor < 10 ? factor.toFixed(1) : String(Number(factor.toPrecision(2)));
}
