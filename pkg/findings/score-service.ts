// SPDX-License-Identifier: Apache-2.0
// The score of one service: the larger of its heap's and its goroutines', or 100 when goroutines are proved to be leaked.
import { readGoroutineCounts, readLiveHeap, type HistorySnapshot } from '#pkg/capture';
import {
  findGoroutineProof,
  readGoroutineLeakSamples,
  type GoroutineLeakSample,
  type GoroutineProof,
} from './goroutine-proof';
import { computeLeakScore, firstSamples, proveScore, type LeakScore, type LeakSeries } from '#pkg/leakscore';
import { smallerOfPairs } from './smaller-of-pairs';

/** Of fewer there is no score (design: leak score, 7.8). */
const FEWEST_SCORED_POINTS = 8;

export type ScoredResource = 'heap' | 'goroutines';

export interface ServiceScore {
  /** 0 .. 100: the larger of the two. */
  readonly score: number;
  /** The resource that the score belongs to; heap when both are equal. */
  readonly resource: ScoredResource;
  readonly heap: LeakScore;
  /** With `proof` its score and its evidence are 100, whatever the counts say; the rest is of the counts. */
  readonly goroutines: LeakScore;
  /** Goroutines that Go's collector proved to wait for ever. */
  readonly proof: GoroutineProof | undefined;
}

/** The series of one history that a service is scored by; read once, scored at as many moments as wanted. */
export interface ServiceSeries {
  /** `isPerGc`: one point per GC that the service ran when it liked; its points are scored in pairs, see smallerOfPairs. */
  readonly heap: LeakSeries & { readonly isPerGc?: boolean };
  readonly goroutines: LeakSeries;
  /** Absent = none. */
  readonly goroutineLeaks?: readonly GoroutineLeakSample[] | undefined;
}

export function readServiceSeries(history: HistorySnapshot): ServiceSeries {
  const heap = readLiveHeap(history);
  return {
    heap: { ...heap, isPerGc: heap.origin === 'gc-live-metric' || heap.origin === 'next-gc' },
    goroutines: readGoroutineCounts(history),
    goroutineLeaks: readGoroutineLeakSamples(history),
  };
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
  const known = { ...series.heap, ...upTo(series.heap, untilSeconds) };
  const heap = computeLeakScore(scoredHeapOf(known), { minGrowthAgeSeconds, limit: limitBytes });
  const counted = computeLeakScore(upTo(series.goroutines, untilSeconds), { minGrowthAgeSeconds });
  const samples = series.goroutineLeaks?.filter(({ timeUnixMs }) => timeUnixMs <= untilSeconds * 1000) ?? [];
  const proof = findGoroutineProof(samples);
  const goroutines = proof === undefined ? counted : proveScore(counted);
  const resource = goroutines.score > heap.score ? 'goroutines' : 'heap';
  return { score: Math.max(heap.score, goroutines.score), resource, heap, goroutines, proof };
}

/** The heap's points as they are scored: those of single GCs in pairs, all of them while they are too few to be scored. */
export function scoredHeapOf(heap: ServiceSeries['heap']): LeakSeries {
  return heap.isPerGc === true && heap.values.length >= FEWEST_SCORED_POINTS ? smallerOfPairs(heap) : heap;
}

function upTo(series: LeakSeries, untilSeconds: number): LeakSeries {
  let length = series.timesSeconds.length;
  while (length > 0 && series.timesSeconds[length - 1] > untilSeconds) {
    length--;
  }
  return firstSamples(series, length);
}
