// SPDX-License-Identifier: Apache-2.0
// How often a healthy series is taken for a leak while it is short, by number of samples, and what gates would change. Healthy growth
// (exempt intervals) is left out; the minimum growth age is 30 sample intervals.
import { confirmedScores } from './confirmed-scores.mjs';
import { formatPercent, formatRatio, formatTable } from './format-table.mjs';
import { GATES } from './gates.mjs';
import { isExempt } from './measure-alarms.mjs';
import { median } from './median.mjs';
import { scorePrefixes } from './score-prefixes.mjs';

const SHORTEST = 8;
const LONGEST = 40;
const MIN_GROWTH_AGE_INTERVALS = 30;
const SHOWN_LENGTHS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24, 28, 32, 36, 40];
const SPANS = [
  [8, 11],
  [12, 15],
  [16, 20],
  [8, 20],
  [21, 40],
];

/** @param {typeof import('./rooms.mjs')} rooms @param {{ name: string, series: object[] }} corpus @returns {string} */
export function reportShortSeries(rooms, { name, series }) {
  // A late leak is healthy at first, and a restarted series is long already.
  const begun = series.filter(({ leak, onset, restarts }) => restarts.length === 0 && (!leak || onset === 0));
  const courses = begun.map((labelled) => ({ leak: labelled.leak, evaluations: evaluateShort(rooms, labelled) }));
  const healthy = courses.filter(({ leak }) => !leak);
  const leaks = courses.filter(({ leak }) => leak);
  return [reportReadings(name, healthy, leaks), reportSpans(name, healthy), reportGates(name, healthy, leaks)].join(
    '\n\n'
  );
}

function evaluateShort(rooms, labelled) {
  const { t, leak } = labelled;
  const lengths = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => SHORTEST + i).filter((n) => n <= t.length);
  const intervalSeconds = (t[t.length - 1] - t[0]) / (t.length - 1);
  const minGrowthAgeSeconds = MIN_GROWTH_AGE_INTERVALS * intervalSeconds;
  const evaluations = scorePrefixes(rooms, labelled, { lengths, minGrowthAgeSeconds });
  return evaluations.filter(({ timeSeconds }) => leak || !isExempt(labelled, timeSeconds));
}

function reportReadings(name, healthy, leaks) {
  const shareOf = (readings, column, threshold) =>
    formatPercent(readings.filter((reading) => reading[column] >= threshold).length / readings.length, 1);
  const rows = SHOWN_LENGTHS.map((samples) => {
    const at = (courses) =>
      courses.flatMap(({ evaluations }) => evaluations.filter((each) => each.samples === samples));
    const [well, leaking] = [at(healthy), at(leaks)];
    return [
      String(samples),
      String(well.length),
      ...[50, 80].flatMap((threshold) => ['evidence', 'score'].map((column) => shareOf(well, column, threshold))),
      String(leaking.length),
      ...['evidence', 'score'].map((column) => shareOf(leaking, column, 50)),
    ];
  });
  const thresholds = ['evidence >= 50', 'W >= 50', 'evidence >= 80', 'W >= 80'];
  return formatTable([`${name}: samples`, 'healthy', ...thresholds, 'leaks', ...thresholds.slice(0, 2)], rows);
}

function reportSpans(name, healthy) {
  const rows = SPANS.map(([from, to]) => [
    `${from} .. ${to}`,
    ...['evidence', 'score'].flatMap((column) =>
      [50, 80].flatMap((threshold) =>
        [1, 2].map((inARow) => formatPercent(everShare(healthy, { column, threshold, inARow, from, to }), 1))
      )
    ),
  ]);
  const columns = ['evidence', 'W'].flatMap((column) =>
    [50, 80].flatMap((threshold) => [`${column} >= ${threshold}`, 'twice in a row'])
  );
  return formatTable([`${name}: healthy series, ever at samples`, ...columns], rows);
}

function everShare(courses, { column, threshold, inARow, from, to }) {
  const ever = courses.filter(({ evaluations }) => {
    const within = evaluations.filter(({ samples }) => samples >= from && samples <= to);
    const scores = confirmedScores(
      within.map((evaluation) => evaluation[column]),
      inARow
    );
    return scores.some((score, i) => i >= inARow - 1 && score >= threshold);
  });
  return ever.length / courses.length;
}

/** The first suspicion at most `LONGEST` samples after the start, with W. */
function reportGates(name, healthy, leaks) {
  const firstSuspect = ({ evaluations }, { inARow, opens }) => {
    const scores = confirmedScores(
      evaluations.map((each) => (opens(each) ? each.score : 0)),
      inARow
    );
    return scores.findIndex((score, i) => i >= inARow - 1 && score >= 50);
  };
  const rows = GATES.map((gate) => {
    const found = leaks.map((course) => course.evaluations[firstSuspect(course, gate)]?.samples);
    const wrong = healthy.filter((course) => firstSuspect(course, gate) >= 0).length;
    const caught = found.filter((samples) => samples !== undefined);
    return [
      gate.name,
      formatPercent(wrong / healthy.length, 1),
      formatPercent(caught.length / leaks.length, 1),
      formatRatio(caught.length / (caught.length + wrong), 2),
      formatRatio(median(caught), 1),
    ];
  });
  return formatTable(
    [`${name}: W >= 50 within 40 samples`, 'healthy', 'leaks', 'precision', 'median samples of those'],
    rows
  );
}
