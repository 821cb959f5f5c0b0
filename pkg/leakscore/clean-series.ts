// SPDX-License-Identifier: Apache-2.0
// From any numbers to samples that statistics may rely on; well-formed columns pass without being copied.
import type { LeakSeries } from './leak-series';
import { reorderSeries } from './reorder-series';
import { isUsable, SAME_MOMENT_SECONDS, type CleanedSeries, type Samples } from './samples';

/**
 * The series in order of time. Left out: samples whose time or value is NaN, infinite or beyond 1e30. Of samples of one moment in one
 * process the smallest value stays, as floors are what is looked at. A restart whose sample is left out moves to the next sample.
 * A gap in `workBytes` or `gcCycles` keeps the last known number (they are counters); a column without any is undefined.
 * Linear in the samples when they are in order; nothing is thinned, as floors are minima of at most 40 bins however many samples
 * there are. Times are counted from the whole second before the first: the score must not depend on their origin.
 */
export function cleanSeries(series: LeakSeries): CleanedSeries {
  const samples: Samples = {
    kind: series.kind,
    timesSeconds: fromFirstSecond(toColumn(series.timesSeconds)),
    values: toColumn(series.values),
    workBytes: series.workBytes && toColumn(series.workBytes),
    gcCycles: series.gcCycles && toColumn(series.gcCycles),
  };
  const restarts = series.restarts?.length ? orderRestarts(series.restarts, samples.values.length) : [];
  return isTidy(samples) ? { samples, restarts, droppedSamples: 0 } : reorderSeries(samples, restarts);
}

/** Counted from the whole second before the earliest; the column itself when that is 0. */
function fromFirstSecond(timesSeconds: Float64Array): Float64Array {
  let earliest = Infinity;
  for (let i = 0; i < timesSeconds.length; i++) {
    if (timesSeconds[i] < earliest && isUsable(timesSeconds[i])) {
      earliest = timesSeconds[i];
    }
  }
  // A whole number: taking it away rounds nothing where the seconds are whole, so that ties stay ties.
  const originSeconds = Math.floor(earliest);
  if (originSeconds === 0 || originSeconds === Infinity) {
    return timesSeconds;
  }
  const shifted = new Float64Array(timesSeconds.length);
  for (let i = 0; i < shifted.length; i++) {
    shifted[i] = timesSeconds[i] - originSeconds;
  }
  return shifted;
}

function toColumn(column: ArrayLike<number>): Float64Array {
  return column instanceof Float64Array ? column : new Float64Array(column);
}

function orderRestarts(restarts: readonly number[], length: number): number[] {
  const inside = restarts.filter((index) => Number.isInteger(index) && index > 0 && index < length);
  return [...new Set(inside)].sort((a, b) => a - b);
}

function isTidy({ timesSeconds, values, workBytes, gcCycles }: Samples): boolean {
  return (
    isStrictlyAscending(timesSeconds) &&
    areUsable(values) &&
    (workBytes === undefined || areUsable(workBytes)) &&
    (gcCycles === undefined || areUsable(gcCycles))
  );
}

function isStrictlyAscending(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) {
    if (!(times[i] - times[i - 1] >= SAME_MOMENT_SECONDS)) {
      return false;
    }
  }
  // All between the ends are usable when the ends are.
  return times.length === 0 || (isUsable(times[0]) && isUsable(times[times.length - 1]));
}

function areUsable(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i++) {
    if (!isUsable(column[i])) {
      return false;
    }
  }
  return true;
}
