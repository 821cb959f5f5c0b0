// SPDX-License-Identifier: Apache-2.0
// Figures of the evaluation against examples that were worked out by hand.
import { areaUnderRoc } from './area-under-roc.mjs';
import { confirmedScores } from './confirmed-scores.mjs';
import { measureAlarms } from './measure-alarms.mjs';
import { median } from './median.mjs';
import { prefixLengths } from './prefix-lengths.mjs';

const TIMES = [10, 20, 30, 40, 50];

interface Labels {
  readonly onset?: number;
  readonly exempt?: Array<[number, number]>;
}

const leak = (scores: number[], { onset = 0 }: Labels = {}) => ({
  leak: true,
  onset,
  exempt: [],
  timesSeconds: TIMES,
  scores,
});
const healthy = (scores: number[], { exempt = [] }: Labels = {}) => ({
  leak: false,
  onset: null,
  exempt,
  timesSeconds: TIMES,
  scores,
});

const CALM = [0, 0, 0, 0, 0];

describe('the area under the ROC curve', () => {
  it('is the share of pairs in the right order, ties half: 5 of 6 here', () => {
    expect(areaUnderRoc([3, 2, 2], [1, 2])).toBeCloseTo(5 / 6, 12);
  });
  it('is 1, 1/2 and 0 for groups that are apart, the same, and the wrong way round', () => {
    expect(areaUnderRoc([4, 5], [1, 2, 3])).toBe(1);
    expect(areaUnderRoc([1, 2, 3], [3, 2, 1])).toBe(0.5);
    expect(areaUnderRoc([1], [2, 3])).toBe(0);
  });
  it('is no number when there is nothing to compare', () => {
    expect(areaUnderRoc([], [1])).toBeNaN();
  });
});

describe('an alarm', () => {
  it('takes as many evaluations in a row as asked; the first of all stands for itself', () => {
    expect(confirmedScores([90, 20, 85, 95, 81], 2)).toEqual([90, 20, 20, 85, 81]);
    expect(confirmedScores([90, 95, 85, 95, 81], 3)).toEqual([90, 90, 85, 85, 81]);
  });
  it('is not raised by single scores over the threshold', () => {
    expect(measureAlarms([leak([0, 90, 0, 90, 0])]).recall).toBe(0);
    expect(measureAlarms([leak([0, 80, 80, 0, 0])]).recall).toBe(1);
    expect(measureAlarms([leak([0, 80, 79.9, 80, 0])]).recall).toBe(0);
  });
  it('before the leak began is none of it', () => {
    expect(measureAlarms([leak([90, 90, 0, 0, 0], { onset: 25 })]).recall).toBe(0);
    expect(measureAlarms([leak([90, 90, 90, 0, 0], { onset: 25 })]).recall).toBe(1);
  });
});

describe('the delay', () => {
  it('is the time from onset to the second score over the threshold, as a share of the time to the end', () => {
    // Onset 10, scores over 80 from 30 on, confirmed at 40: 30 of 40 seconds.
    expect(measureAlarms([leak([0, 0, 90, 90, 90], { onset: 10 })]).medianDelay).toBe(0.75);
  });
  it('is 1 without an alarm, and the mean of the middle two of an even number of leaks', () => {
    expect(measureAlarms([leak(CALM), leak([0, 0, 90, 90, 90], { onset: 10 })]).medianDelay).toBe(0.875);
  });
  it('has the middle value as its median whatever the order', () => {
    expect(median([10, 9, 1])).toBe(9);
    expect(median([])).toBeNaN();
  });
});

describe('false alarms', () => {
  const ALARM = [0, 90, 90, 0, 0];

  it('are counted by series, outside the intervals where growth is healthy', () => {
    const figures = measureAlarms([
      healthy(ALARM),
      healthy(CALM),
      healthy(ALARM, { exempt: [[0, 30]] }),
      healthy(CALM),
    ]);
    expect(figures).toMatchObject({ falseAlarms: 1, falseAlarmRatio: 0.25, transientRatio: 1 });
  });
  it('count when they go on after such an interval', () => {
    expect(measureAlarms([healthy(ALARM, { exempt: [[0, 29]] })])).toMatchObject({ falseAlarms: 1, transientRatio: 0 });
  });
  it('have no share of what was never looked at: an interval between two evaluations', () => {
    expect(measureAlarms([healthy(CALM, { exempt: [[11, 19]] })]).transientRatio).toBeNaN();
  });
});

describe('precision and recall', () => {
  const courses = [
    leak([0, 90, 90, 90, 90]),
    leak([0, 90, 90, 60, 40]),
    leak([0, 0, 0, 60, 60]),
    leak(CALM),
    healthy([0, 90, 90, 90, 20]),
    healthy([0, 0, 0, 55, 55]),
    healthy([0, 0, 0, 0, 99]),
  ];
  it('count alarms at any time', () => {
    expect(measureAlarms(courses)).toMatchObject({ leaks: 4, healthy: 3, precision: 2 / 3, recall: 0.5 });
  });
  it('count suspects at the end alone, confirmed as well', () => {
    expect(measureAlarms(courses)).toMatchObject({ endPrecision: 2 / 3, endRecall: 0.5 });
  });
  it('rank by the last value, and by the largest', () => {
    // Leaks end at 90, 40, 60, 0 and healthy at 20, 55, 0: 3 + 2 + 3 + 0.5 of 12 pairs.
    expect(measureAlarms(courses).aucEnd).toBeCloseTo(8.5 / 12, 12);
    // Largest: 90, 90, 60, 0 against 90, 55, 0: 2.5 + 2.5 + 2 + 0.5 of 12.
    expect(measureAlarms(courses).aucEver).toBeCloseTo(7.5 / 12, 12);
  });
});

describe('the moments of evaluation', () => {
  it('are 20 lengths from 10 samples to all', () => {
    expect(prefixLengths(29)).toEqual(Array.from({ length: 20 }, (_, i) => 10 + i));
    expect(prefixLengths(200).slice(0, 3)).toEqual([10, 20, 30]);
    expect(prefixLengths(499)[19]).toBe(499);
  });
});
