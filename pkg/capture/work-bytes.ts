// SPDX-License-Identifier: Apache-2.0
// What the service allocated for its own sake: TotalAlloc less what being watched costs (design: leak score, section 6). Without the
// subtraction a leak that makes profiles larger hides behind the load that its own profiles cause.
import type { Capture } from './capture';
import { processOrdinals } from './processes';

/** Increments of the scraper's own cost are averaged over this many samples on either side: 41 in all. */
const SMOOTHING_HALF_WIDTH = 20;

/** Cumulative bytes at a time within a process; undefined when TotalAlloc is not known for that process. */
export type WorkBytesAt = (timeUnixMs: number, process: number) => number | undefined;

/** Between two captures the work is interpolated; outside those that know it, the nearest value holds. */
export function workBytesOf(captures: readonly Capture[]): WorkBytesAt {
  const ordinals = processOrdinals(captures);
  const byProcess = new Map<number, { timesUnixMs: Float64Array; workBytes: Float64Array }>();
  let from = 0;
  while (from < captures.length) {
    let to = from + 1;
    while (to < captures.length && ordinals[to] === ordinals[from]) {
      to++;
    }
    byProcess.set(ordinals[from], workOfProcess(captures.slice(from, to)));
    from = to;
  }
  return (timeUnixMs, process) => {
    const work = byProcess.get(process);
    return work === undefined || work.timesUnixMs.length === 0
      ? undefined
      : interpolate(work.timesUnixMs, work.workBytes, timeUnixMs);
  };
}

function workOfProcess(captures: readonly Capture[]): { timesUnixMs: Float64Array; workBytes: Float64Array } {
  const told = captures.filter((capture) => capture.memory?.totalAllocBytes !== undefined);
  const own = smoothedOwnBytes(told);
  const workBytes = new Float64Array(told.length);
  let highest = 0;
  told.forEach((capture, i) => {
    highest = Math.max(highest, (capture.memory?.totalAllocBytes ?? 0) - own[i]);
    workBytes[i] = highest;
  });
  return { timesUnixMs: Float64Array.from(told, (capture) => capture.timeUnixMs), workBytes };
}

/** The scraper's cumulative cost, its increments averaged over a centred window, because a sampled profile sees it in jumps. */
function smoothedOwnBytes(captures: readonly Capture[]): Float64Array {
  const own = cumulativeOwnBytes(captures);
  const smoothed = new Float64Array(own.length);
  if (own.length === 0) {
    return smoothed;
  }
  smoothed[0] = own[0];
  for (let i = 1; i < own.length; i++) {
    // The increments lo+1 .. hi average to the rise over them divided by their number.
    const lo = Math.max(0, i - 1 - SMOOTHING_HALF_WIDTH);
    const hi = Math.min(own.length - 1, i + SMOOTHING_HALF_WIDTH);
    smoothed[i] = smoothed[i - 1] + (own[hi] - own[lo]) / (hi - lo);
  }
  return smoothed;
}

/** Captures without a heap profile keep the cost known before; a rescaled sample that falls a little is no negative cost. */
function cumulativeOwnBytes(captures: readonly Capture[]): Float64Array {
  const own = new Float64Array(captures.length);
  let known = captures.find((capture) => capture.heapPeriodBytes > 0)?.scraperAllocBytes ?? 0;
  captures.forEach((capture, i) => {
    known = Math.max(known, capture.heapPeriodBytes > 0 ? capture.scraperAllocBytes : 0);
    own[i] = known;
  });
  return own;
}

function interpolate(times: Float64Array, values: Float64Array, time: number): number {
  let low = 0;
  let high = times.length - 1;
  if (time <= times[low]) {
    return values[low];
  }
  if (time >= times[high]) {
    return values[high];
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return values[low] + ((values[high] - values[low]) * (time - times[low])) / (times[high] - times[low]);
}
