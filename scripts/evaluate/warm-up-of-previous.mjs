// SPDX-License-Identifier: Apache-2.0
// How long the process before looked like a leak from its start on, although it was none.

const SUSPECT = 50;
/** A suspicion that comes up later than this is no warm-up: the score's own minimum age of growth. */
const LATEST_START_SECONDS = 1800;

/**
 * @param {import('./score-prefixes.mjs').Evaluation} evaluation of the running process
 * @param {'score' | 'evidence'} column
 * @param {import('./rules.mjs').RuleContext} context
 * @returns {number} uptime in seconds at which the previous process's first suspicion ended; 0 when it had none early on, ended as a
 *   suspect, or is not known
 */
export function warmUpOfPrevious({ process }, column, { series, twin }) {
  const previous = process === 0 ? (twin?.evaluations ?? []) : evaluationsOf(series, process - 1);
  const isSuspect = (evaluation) => evaluation[column] >= SUSPECT;
  const first = previous.findIndex(isSuspect);
  const isEarly = first >= 0 && previous[first].uptimeSeconds <= LATEST_START_SECONDS;
  if (!isEarly || isSuspect(previous[previous.length - 1])) {
    return 0;
  }
  const calm = previous.findIndex((evaluation, i) => i > first && !isSuspect(evaluation));
  return previous[calm - 1].uptimeSeconds;
}

const evaluationsOf = ({ evaluations }, process) =>
  evaluations.filter((evaluation) => evaluation.process === process && !evaluation.carried);
