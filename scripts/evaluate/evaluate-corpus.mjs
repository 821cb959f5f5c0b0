// SPDX-License-Identifier: Apache-2.0
// Every series of a corpus, scored as it would have been seen while it grew.
import { prefixLengths } from './prefix-lengths.mjs';
import { scorePrefixes } from './score-prefixes.mjs';

/**
 * @typedef {Pick<import('./read-corpora.mjs').LabelledSeries, 'id' | 'family' | 'kind' | 'leak' | 'onset' | 'exempt'>
 *   & { evaluations: import('./score-prefixes.mjs').Evaluation[] }} Evaluated
 */

/**
 * @param {typeof import('./rooms.mjs')} rooms
 * @param {readonly import('./read-corpora.mjs').LabelledSeries[]} corpus
 * @returns {Evaluated[]}
 */
export function evaluateCorpus(rooms, corpus) {
  return corpus.map((labelled) => {
    const { id, family, kind, leak, onset, exempt, t } = labelled;
    const evaluations = scorePrefixes(rooms, labelled, { lengths: prefixLengths(t.length) });
    return { id, family, kind, leak, onset, exempt, evaluations };
  });
}

/**
 * @param {Evaluated} evaluated
 * @param {(evaluation: import('./score-prefixes.mjs').Evaluation) => number} scoreOf
 * @returns {import('./measure-alarms.mjs').Course}
 */
export function courseOf({ evaluations, leak, onset, exempt }, scoreOf) {
  return {
    leak,
    onset,
    exempt,
    timesSeconds: evaluations.map(({ timeSeconds }) => timeSeconds),
    scores: evaluations.map(scoreOf),
  };
}
