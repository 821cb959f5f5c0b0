// SPDX-License-Identifier: Apache-2.0
// The score of one service: the larger of its heap's and its goroutines'.
import { readGoroutineCounts, readLiveHeap, type CaptureHistory } from '#pkg/capture';
import { computeLeakScore, type LeakScore, type LeakScoreOptions, type LeakSeries } from '#pkg/leakscore';

export type ScoredResource = 'heap' | 'goroutines';

export interface ServiceScore {
  /** 0 .. 100: the larger of the two. */
  readonly score: number;
  /** The resource that the score belongs to; heap when both are equal. */
  readonly resource: ScoredResource;
  readonly heap: LeakScore;
  readonly goroutines: LeakScore;
}

/** The series of one history that a service is scored by; read once, scored at as many moments as wanted. */
export interface ServiceSeries {
  readonly heap: LeakSeries;
  readonly goroutines: LeakSeries;
}

export function readServiceSeries(history: CaptureHistory): ServiceSeries {
  return { heap: readLiveHeap(history), goroutines: readGoroutineCounts(history) };
}

export interface ScoreServiceOptions {
  readonly minGrowthAgeSeconds?: number | undefined;
  /** Heap size in bytes at which the service dies. */
  readonly limitBytes?: number | undefined;
  /** Score what was known at this moment, Unix seconds; default: everything. */
  readonly untilSeconds?: number | undefined;
}

export function scoreService(series: ServiceSeries, options: ScoreServiceOptions = {}): ServiceScore {
  const { minGrowthAgeSeconds, limitBytes, untilSeconds = Infinity } = options;
  const scoreOf = (one: LeakSeries, scoreOptions: LeakScoreOptions) =>
    computeLeakScore(upTo(one, untilSeconds), scoreOptions);
  const heap = scoreOf(series.heap, { minGrowthAgeSeconds, limit: limitBytes });
  const goroutines = scoreOf(series.goroutines, { minGrowthAgeSeconds });
  const resource = goroutines.score > heap.score ? 'goroutines' : 'heap';
  return { score: Math.max(heap.score, goroutines.score), resource, heap, goroutines };
}

function upTo(series: LeakSeries, untilSeconds: number): LeakSeries {
  let length = series.timesSeconds.length;
  while (length > 0 && series.timesSeconds[length - 1] > untilSeconds) {
    length--;
  }
  if (length === series.timesSeconds.length) {
    return series;
  }
  const cut = (column: ArrayLike<number>) => Array.prototype.slice.call(column, 0, length);
  return {
    kind: series.kind,
    timesSeconds: cut(series.timesSeconds),
    values: cut(series.values),
    workBytes: series.workBytes && cut(series.workBytes),
    gcCycles: series.gcCycles && cut(series.gcCycles),
    restarts: series.restarts?.filter((restart) => restart < length),
  };
}
