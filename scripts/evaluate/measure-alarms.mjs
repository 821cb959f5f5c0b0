// SPDX-License-Identifier: Apache-2.0
// The figures of design: leak score, 10.1.
import { areaUnderRoc } from './area-under-roc.mjs';
import { confirmedScores } from './confirmed-scores.mjs';
import { median } from './median.mjs';

/**
 * @typedef {object} Course one labelled series with its scores over time
 * @property {boolean} leak
 * @property {number | null} onset seconds; of a leak
 * @property {[number, number][]} exempt seconds; where a healthy series grows for a good reason
 * @property {number[]} timesSeconds of the evaluations
 * @property {number[]} scores
 */

/**
 * Figures between 0 and 1. NaN where there is nothing to count.
 * @param {readonly Course[]} courses
 * @param {{ alarmAt?: number, suspectAt?: number, inARow?: number }} [rule]
 */
export function measureAlarms(courses, { alarmAt = 80, suspectAt = 50, inARow = 2 } = {}) {
  const confirmed = courses.map((course) => ({ ...course, scores: confirmedScores(course.scores, inARow) }));
  const leaks = confirmed.filter(({ leak }) => leak);
  const healthy = confirmed.filter(({ leak }) => !leak);
  // Where no evaluation fell into the growth, nothing could be said about it.
  const filling = healthy.filter((course) => exemptScores(course).length > 0);
  const delays = leaks.map((course) => delayOf(course, alarmAt));
  const caught = delays.filter((delay) => delay !== undefined).length;
  const falseAlarms = healthy.filter((course) => highest(firmScores(course)) >= alarmAt).length;
  const suspects = confirmed.filter((course) => lastScore(course) >= suspectAt);
  const leakingSuspects = suspects.filter(({ leak }) => leak).length;
  return {
    leaks: leaks.length,
    healthy: healthy.length,
    aucEnd: areaUnderRoc(leaks.map(lastScore), healthy.map(lastScore)),
    aucEver: areaUnderRoc(
      leaks.map(({ scores }) => highest(scores)),
      healthy.map((course) => highest(firmScores(course)))
    ),
    precision: caught / (caught + falseAlarms),
    recall: caught / leaks.length,
    falseAlarms,
    falseAlarmRatio: falseAlarms / healthy.length,
    transientRatio: filling.filter((course) => highest(exemptScores(course)) >= alarmAt).length / filling.length,
    medianDelay: median(delays.map((delay) => delay ?? 1)),
    endPrecision: leakingSuspects / suspects.length,
    endRecall: leakingSuspects / leaks.length,
  };
}

/** From onset to the first alarm, as a share of the time from onset to the end; undefined without an alarm. */
function delayOf({ scores, timesSeconds, onset }, alarmAt) {
  const first = timesSeconds.findIndex((time, i) => time >= onset && scores[i] >= alarmAt);
  const end = timesSeconds[timesSeconds.length - 1];
  return first < 0 ? undefined : (timesSeconds[first] - onset) / (end - onset);
}

const firmScores = (course) => course.scores.filter((_, i) => !isExempt(course, course.timesSeconds[i]));
const exemptScores = (course) => course.scores.filter((_, i) => isExempt(course, course.timesSeconds[i]));

/** @param {{ exempt: [number, number][] }} course @param {number} time seconds; both ends of an interval belong to it */
export const isExempt = ({ exempt }, time) => exempt.some(([from, to]) => time >= from && time <= to);

const lastScore = ({ scores }) => scores[scores.length - 1];
const highest = (scores) => Math.max(0, ...scores);
