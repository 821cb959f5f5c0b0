// SPDX-License-Identifier: Apache-2.0
// The one thing about a series that cannot be mended by leaving samples out.
import type { LeakSeries } from './leak-series';
import { LeakScoreError } from './leak-score-error';

/** @throws LeakScoreError `column-length-mismatch` unless all columns are as long as `timesSeconds` */
export function checkColumnLengths(series: LeakSeries): void {
  const { timesSeconds, values, workBytes, gcCycles } = series;
  checkColumn('values', values.length, timesSeconds.length);
  checkColumn('workBytes', workBytes?.length, timesSeconds.length);
  checkColumn('gcCycles', gcCycles?.length, timesSeconds.length);
}

function checkColumn(name: string, length: number | undefined, expected: number): void {
  if (length !== undefined && length !== expected) {
    throw new LeakScoreError('column-length-mismatch', `${length} samples, but ${expected} times`, { at: name });
  }
}
