// SPDX-License-Identifier: Apache-2.0
// Rules that a caller could apply to scores: measured here, not in the product. Their constants are those of the score itself (30 minutes,
// 50, two in a row) or their next neighbour; none was fitted.
import { warmUpOfPrevious } from './warm-up-of-previous.mjs';

const MIN_GROWTH_AGE_SECONDS = 1800;
/** One below what is shown as a suspect. */
const UNSUSPECTED = 49;

/**
 * @typedef {object} Rule
 * @property {string} name
 * @property {number} [inARow] evaluations that an alarm takes; 2 unless told
 * @property {(evaluation: import('./score-prefixes.mjs').Evaluation, context: RuleContext) => number} scoreOf
 *
 * @typedef {object} RuleContext
 * @property {import('./evaluate-corpus.mjs').Evaluated} series
 * @property {import('./evaluate-corpus.mjs').Evaluated | undefined} twin another run of the same program, taken for the one before
 */

const weighed = ({ score }) => score;
const evidenceOf = ({ evidence }) => evidence;

/** Warm-up follows the start of a process: growth in one that was old already when the series began is believed at any age. */
const isOldProcess = ({ firstUptimeSeconds }) => firstUptimeSeconds >= MIN_GROWTH_AGE_SECONDS;

/** @type {readonly Rule[]} */
export const RULES = [
  { name: 'W (as it is)', scoreOf: weighed },
  { name: 'evidence (as it is)', scoreOf: evidenceOf },
  {
    name: 'A1: W only for a process seen young',
    scoreOf: (evaluation) => (isOldProcess(evaluation) ? evaluation.evidence : evaluation.score),
  },
  {
    name: 'A2: A1, and 60 min instead of 30 there',
    scoreOf: (evaluation) =>
      isOldProcess(evaluation) || evaluation.carried
        ? evaluation.evidence
        : evaluation.evidence * ageWeight(evaluation.growthAgeSeconds, 2 * MIN_GROWTH_AGE_SECONDS),
  },
  { name: 'B1: W, three in a row', inARow: 3, scoreOf: weighed },
  { name: 'B2: evidence, three in a row', inARow: 3, scoreOf: evidenceOf },
  { name: 'C1: W, warm-up of the previous run', scoreOf: withoutKnownWarmUp('score') },
  { name: 'C2: evidence, warm-up of the previous run', scoreOf: withoutKnownWarmUp('evidence') },
  { name: 'B2 and C2', inARow: 3, scoreOf: withoutKnownWarmUp('evidence') },
];

/** W of the score's definition. */
function ageWeight(growthAgeSeconds, minGrowthAgeSeconds) {
  return 0.6 + 0.4 * Math.min(1, growthAgeSeconds / minGrowthAgeSeconds);
}

/** No suspect while the process is younger than the one before was when its own growth proved harmless. */
function withoutKnownWarmUp(column) {
  return (evaluation, context) => {
    const isKnown = !evaluation.carried && evaluation.uptimeSeconds <= warmUpOfPrevious(evaluation, column, context);
    return isKnown ? Math.min(UNSUSPECTED, evaluation[column]) : evaluation[column];
  };
}
