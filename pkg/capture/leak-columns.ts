// SPDX-License-Identifier: Apache-2.0
// What a leak score is computed from, as columns read off a history.
import type { HistorySnapshot } from './history-snapshot';
import { restartsOf, type Points } from './points';
import { workBytesOf } from './work-bytes';

/** Equal-length columns, times strictly ascending. Has the shape of the leak score's input without knowing the leak score. */
export interface LeakColumns {
  readonly kind: 'heap_live' | 'heap_raw' | 'goroutines' | 'site';
  /** Unix seconds with fraction. */
  readonly timesSeconds: Float64Array;
  /** Bytes, or a count for goroutines. */
  readonly values: Float64Array;
  /** Cumulative bytes that the service allocated, the scraper's own left out; undefined when a point's is not known. */
  readonly workBytes: Float64Array | undefined;
  /** NumGC at each point for `heap_raw`, where every point tells it. */
  readonly gcCycles: Float64Array | undefined;
  /** Index of the first point of each new process, ascending. */
  readonly restarts: readonly number[];
}

export function leakColumnsOf(history: HistorySnapshot, kind: LeakColumns['kind'], points: Points): LeakColumns {
  const workAt = workBytesOf(history.captures);
  const work = points.timesUnixMs.map((time, i) => workAt(time, points.processes[i]) ?? NaN);
  return {
    kind,
    timesSeconds: Float64Array.from(points.timesUnixMs, (ms) => ms / 1000),
    values: Float64Array.from(points.values),
    workBytes: work.some(Number.isNaN) ? undefined : Float64Array.from(work),
    gcCycles: undefined,
    restarts: restartsOf(points.processes),
  };
}
