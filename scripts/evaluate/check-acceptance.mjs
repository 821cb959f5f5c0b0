// SPDX-License-Identifier: Apache-2.0
// What the score must reach on the development series (design: leak score, 13).
import { courseOf } from './evaluate-corpus.mjs';
import { measureAlarms } from './measure-alarms.mjs';

const atLeast = (bound) => ({ bound: `>= ${bound}`, holds: (value) => value >= bound });
const atMost = (bound) => ({ bound: `<= ${bound}`, holds: (value) => value <= bound });

/** Of the synthetic series, with the weight of age. */
const SYNTHETIC = [
  { figure: 'AUC end', key: 'aucEnd', ...atLeast(0.975) },
  { figure: '>= 80 twice in a row: FPR ever', key: 'falseAlarmRatio', ...atMost(0.03) },
  { figure: '>= 80 twice in a row: precision', key: 'precision', ...atLeast(0.95) },
  { figure: '>= 80 twice in a row: recall', key: 'recall', ...atLeast(0.65) },
  { figure: 'end >= 50: precision', key: 'endPrecision', ...atLeast(0.96) },
  { figure: 'end >= 50: recall', key: 'endRecall', ...atLeast(0.85) },
];

/** Of recorded programs; the bound is that of series kept back. */
const REAL = [{ figure: 'AUC end', key: 'aucEnd', ...atLeast(0.985) }];

/** Of the heaps of recorded programs after a forced GC: every leak raises an alarm, and no healthy program ends with one. */
const FORCED_GC_HEAPS = [
  { figure: '>= 80 twice in a row, gc=1 heap: recall', key: 'recall', ...atLeast(1) },
  { figure: 'end >= 80, gc=1 heap: precision', key: 'endPrecision', ...atLeast(1) },
];

/**
 * @param {readonly { name: string, series: import('./evaluate-corpus.mjs').Evaluated[] }[]} corpora
 * @returns {{ text: string, isReached: boolean }[]} a figure that could not be measured is missed
 */
export function checkAcceptance(corpora) {
  const of = (name) => corpora.find((corpus) => corpus.name === name)?.series ?? [];
  const heaps = of('real').filter(({ id }) => id.endsWith('-gc:heap'));
  return [
    ...check('synthetic', of('synthetic'), SYNTHETIC),
    ...check('real', of('real'), REAL),
    ...check('real', heaps, FORCED_GC_HEAPS, { suspectAt: 80 }),
  ];
}

function check(name, series, demands, thresholds) {
  const courses = series.map((evaluated) => courseOf(evaluated, ({ score }) => score));
  const figures = measureAlarms(courses, thresholds);
  return demands.map(({ figure, key, bound, holds }) => {
    const isReached = holds(figures[key]);
    const verdict = isReached ? 'reached' : 'MISSED ';
    return { text: `${verdict}  ${name}, ${figure}: ${figures[key].toFixed(4)}, demanded ${bound}`, isReached };
  });
}
