// SPDX-License-Identifier: Apache-2.0
import type { LeakSeries } from './leak-series';

/** The series as it was when it had `length` samples; the series itself when it has no more. */
export function firstSamples(series: LeakSeries, length: number): LeakSeries {
  if (length >= series.timesSeconds.length) {
    return series;
  }
  const cut = (column: ArrayLike<number>): ArrayLike<number> =>
    column instanceof Float64Array ? column.subarray(0, length) : Array.prototype.slice.call(column, 0, length);
  return {
    kind: series.kind,
    timesSeconds: cut(series.timesSeconds),
    values: cut(series.values),
    workBytes: series.workBytes && cut(series.workBytes),
    gcCycles: series.gcCycles && cut(series.gcCycles),
    restarts: series.restarts?.filter((restart) => restart < length),
  };
}
