// SPDX-License-Identifier: Apache-2.0
// The best live heap that a history can tell, from one origin only.
import type { HistorySnapshot } from './history-snapshot';
import { leakColumnsOf, type LeakColumns } from './leak-columns';
import { liveHeapPoints, type LiveHeapOrigin, type LiveHeapPoints } from './live-heap-points';
import { processOrdinals } from './processes';

export interface LiveHeap extends LeakColumns {
  readonly origin: LiveHeapOrigin;
}

/** From this many points on the origins are taken in order of preference (design: leak score, 10.3). */
const ENOUGH_POINTS = 12;
/** The score needs 8 floors: below that even live points cannot be scored, and HeapAlloc has more of them. */
const FEWEST_POINTS = 8;

/**
 * Never mixes origins. Of the running process: the best origin with at least 12 points; else the best but `heap-alloc` with at
 * least 8, because so few GC cycles make HeapAlloc no better; else `heap-alloc`. While the running process has fewer than 8
 * points of anything, all processes count, so that a crash loop keeps the origin it had.
 */
export function readLiveHeap(history: HistorySnapshot): LiveHeap {
  const { origin, gcCycles, ...points } = bestLiveHeapPoints(history);
  const isRaw = origin === 'heap-alloc';
  return {
    ...leakColumnsOf(history, isRaw ? 'heap_raw' : 'heap_live', points),
    gcCycles: isRaw && gcCycles !== undefined ? Float64Array.from(gcCycles) : undefined,
    origin,
  };
}

/** The points behind readLiveHeap. */
export function bestLiveHeapPoints(history: HistorySnapshot): LiveHeapPoints {
  const all = liveHeapPoints(history.captures);
  const running = processOrdinals(history.captures).at(-1) ?? 0;
  const countRunning = (points: LiveHeapPoints) => points.processes.filter((process) => process === running).length;
  return choose(all, countRunning) ?? choose(all, (points) => points.values.length) ?? mostPoints(all);
}

function choose(all: readonly LiveHeapPoints[], count: (points: LiveHeapPoints) => number): LiveHeapPoints | undefined {
  const live = all.filter(({ origin }) => origin !== 'heap-alloc');
  return (
    live.find((points) => count(points) >= ENOUGH_POINTS) ??
    live.find((points) => count(points) >= FEWEST_POINTS) ??
    all.find((points) => count(points) >= FEWEST_POINTS)
  );
}

/** Nothing can be scored yet; what has most points is most to look at. Ties go to the better origin. */
function mostPoints(all: readonly LiveHeapPoints[]): LiveHeapPoints {
  return all.reduce((best, points) => (points.values.length > best.values.length ? points : best));
}
