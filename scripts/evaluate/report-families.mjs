// SPDX-License-Identifier: Apache-2.0
// The figures by family, which is the cause of the growth, or of what looks like it.
import { courseOf } from './evaluate-corpus.mjs';
import { formatRatio, formatTable } from './format-table.mjs';
import { measureAlarms } from './measure-alarms.mjs';

/** @param {readonly import('./evaluate-corpus.mjs').Evaluated[]} corpus @returns {string} a table of leaks, then one of what is healthy */
export function reportFamilies(corpus) {
  const families = [...new Set(corpus.map(({ family }) => family))];
  const rowsOf = (isLeak, describe) =>
    families
      .map((family) => [family, corpus.filter((series) => series.family === family && series.leak === isLeak)])
      .filter(([, members]) => members.length > 0)
      .map(([family, members]) => [family, String(members.length), ...describe(members)]);
  return [
    formatTable(
      ['leaks', 'series', 'recall at 80, W', 'evidence', 'at 50, W', 'delay, W', 'evidence'],
      rowsOf(true, describeLeaks)
    ),
    formatTable(
      ['healthy', 'series', 'ever >= 80, W', 'evidence', 'transient, W', 'evidence'],
      rowsOf(false, describeHealthy)
    ),
  ].join('\n\n');
}

function describeLeaks(members) {
  const { weighed, evidence } = measureBoth(members);
  const suspected = measureAlarms(
    members.map((member) => courseOf(member, ({ score }) => score)),
    { alarmAt: 50 }
  );
  return [weighed.recall, evidence.recall, suspected.recall, weighed.medianDelay, evidence.medianDelay].map((ratio) =>
    formatRatio(ratio, 2)
  );
}

function describeHealthy(members) {
  const { weighed, evidence } = measureBoth(members);
  return [
    String(weighed.falseAlarms),
    String(evidence.falseAlarms),
    formatRatio(weighed.transientRatio, 2),
    formatRatio(evidence.transientRatio, 2),
  ];
}

function measureBoth(members) {
  return {
    weighed: measureAlarms(members.map((member) => courseOf(member, ({ score }) => score))),
    evidence: measureAlarms(members.map((member) => courseOf(member, ({ evidence }) => evidence))),
  };
}
