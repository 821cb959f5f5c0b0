// SPDX-License-Identifier: Apache-2.0
// The four ways to know the live heap, best first (design: leak score, section 3), each as points of its own.
import type { Capture } from './capture';
import type { MemoryStats } from './memory-stats';
import { emptyPoints, type Points } from './points';
import { processOrdinals, runningProcessStart } from './processes';

/**
 * | origin | value |
 * |---|---|
 * | `gc-live-metric` | go_gc_heap_live_bytes: what the last GC marked |
 * | `forced-gc` | HeapAlloc right after a GC that the scrape forced |
 * | `next-gc` | NextGC / (1 + GOGC/100): exact at a fixed GOGC, but stacks and globals count in (Go 1.18+), and it never falls below 4 MiB * GOGC/100 / (1 + GOGC/100) |
 * | `heap-alloc` | HeapAlloc at any moment: live heap plus garbage |
 */
export type LiveHeapOrigin = 'gc-live-metric' | 'forced-gc' | 'next-gc' | 'heap-alloc';

export interface LiveHeapPoints extends Points {
  readonly origin: LiveHeapOrigin;
  /** NumGC at each point; undefined when a capture that has a value does not tell it. */
  readonly gcCycles: number[] | undefined;
}

const DEFAULT_GOGC_PERCENT = 100;
// GOMEMLIMIT bounds the heap goal at the limit less what is not heap, with some percent of head room (Go runtime, mgcpacer.go).
const NEAR_LIMIT_RATIO = 0.9;

/** Points per origin, best first. An origin that the target does not offer has none. */
export function liveHeapPoints(captures: readonly Capture[]): readonly LiveHeapPoints[] {
  return [
    onePointPerGc('gc-live-metric', captures, LIVE_METRIC),
    pointsOf('forced-gc', captures, (capture) => (capture.forcedGc ? capture.memory?.heapAllocBytes : undefined)),
    onePointPerGc('next-gc', hasSteadyGcTarget(captures) ? captures : [], NEXT_GC),
    pointsOf('heap-alloc', captures, (capture) => (capture.forcedGc ? undefined : capture.memory?.heapAllocBytes)),
  ];
}

function liveOfNextGc(memory: MemoryStats): number | undefined {
  const gogcPercent = memory.gogcPercent ?? DEFAULT_GOGC_PERCENT;
  return memory.nextGcBytes === undefined || gogcPercent <= 0
    ? undefined
    : memory.nextGcBytes / (1 + gogcPercent / 100);
}

/** False once the running process nears GOMEMLIMIT: NextGC then follows the limit, not the live heap. */
function hasSteadyGcTarget(captures: readonly Capture[]): boolean {
  return captures.slice(runningProcessStart(captures)).every(({ memory }) => {
    const { gomemlimitBytes, nextGcBytes, sysBytes, heapSysBytes } = memory ?? {};
    const notHeapBytes = (sysBytes ?? 0) - (heapSysBytes ?? 0);
    const isBound = nextGcBytes !== undefined && gomemlimitBytes !== undefined;
    return !isBound || nextGcBytes + notHeapBytes < NEAR_LIMIT_RATIO * gomemlimitBytes;
  });
}

function pointsOf(
  origin: LiveHeapOrigin,
  captures: readonly Capture[],
  read: (capture: Capture) => number | undefined
): LiveHeapPoints {
  const points = emptyPoints();
  const gcCycles: number[] = [];
  const ordinals = processOrdinals(captures);
  captures.forEach((capture, i) => {
    const value = read(capture);
    if (value !== undefined) {
      points.timesUnixMs.push(capture.timeUnixMs);
      points.values.push(value);
      points.processes.push(ordinals[i]);
      gcCycles.push(capture.memory?.gcCycles ?? NaN);
    }
  });
  return { origin, ...points, gcCycles: gcCycles.some(Number.isNaN) ? undefined : gcCycles };
}

/** A value that only a GC changes says nothing new until the next one: repeats are no points. */
function onePointPerGc(
  origin: LiveHeapOrigin,
  captures: readonly Capture[],
  { read, isLaterGc }: GcValue
): LiveHeapPoints {
  const points = emptyPoints();
  const ordinals = processOrdinals(captures);
  const isCalm: boolean[] = [];
  let last: { told: Told; timeUnixMs: number; process: number } | undefined;
  captures.forEach(({ memory, timeUnixMs }, i) => {
    const value = memory === undefined ? undefined : read(memory);
    if (memory === undefined || value === undefined) {
      return;
    }
    const previous = last?.process === ordinals[i] ? last : undefined;
    const told = { value, gcCycles: memory.gcCycles };
    if (previous === undefined || isLaterGc(previous.told, told)) {
      points.timesUnixMs.push(gcTimeUnixMs(memory, timeUnixMs, previous?.timeUnixMs));
      points.values.push(value);
      points.processes.push(ordinals[i]);
      isCalm.push(!isDuringScrape(memory.lastGcUnixMs, captures.slice(Math.max(0, i - SCRAPES_LOOKED_AT), i + 1)));
    }
    last = { told, timeUnixMs, process: ordinals[i] };
  });
  return { origin, ...calmOnes(points, isCalm), gcCycles: undefined };
}

/** The GC that a capture tells of may have run during the scrape before it, or, when that one was late, the one before that. */
const SCRAPES_LOOKED_AT = 2;

function isDuringScrape(lastGcUnixMs: number | undefined, scrapes: readonly Capture[]): boolean {
  return (
    lastGcUnixMs !== undefined &&
    scrapes.some(
      ({ answering }) =>
        answering !== undefined && lastGcUnixMs >= answering.fromUnixMs && lastGcUnixMs <= answering.toUnixMs
    )
  );
}

/** The score needs 8 points at least. */
const ENOUGH_CALM_POINTS = 8;

/**
 * Points of GCs that ran while no scrape was answered. The others have the buffers of the profiles' compressors in them: up to 2.8 MB on
 * top of 7.4 MB were measured, in runs of several GCs when the collector falls into step with the scrapes. Where they are most of all,
 * as in a service that does little but answer scrapes, all points stay.
 */
function calmOnes(points: Points, isCalm: readonly boolean[]): Points {
  const calm = isCalm.filter(Boolean).length;
  if (calm < ENOUGH_CALM_POINTS && calm < isCalm.length / 2) {
    return points;
  }
  const keep = (_: number, i: number): boolean => isCalm[i];
  return {
    timesUnixMs: points.timesUnixMs.filter(keep),
    values: points.values.filter(keep),
    processes: points.processes.filter(keep),
  };
}

interface Told {
  readonly value: number;
  readonly gcCycles: number | undefined;
}

interface GcValue {
  readonly read: (memory: MemoryStats) => number | undefined;
  readonly isLaterGc: (previous: Told, now: Told) => boolean;
}

/**
 * Two GCs never mark the same number of bytes but in a program at rest. NumGC would not do: it may come from another answer than the
 * live heap (/debug/vars, then /metrics), and a GC between the two would show its value at two NumGC.
 */
const LIVE_METRIC: GcValue = {
  read: (memory) => memory.heapLiveBytes,
  isLaterGc: (previous, now) => now.value !== previous.value,
};

/** NumGC, from the same answer: NextGC stays at its least as long as the heap is small. */
const NEXT_GC: GcValue = {
  read: liveOfNextGc,
  isLaterGc: (previous, now) =>
    previous.gcCycles !== undefined && now.gcCycles !== undefined
      ? now.gcCycles > previous.gcCycles
      : now.value !== previous.value,
};

/**
 * LastGC, if it lies where it must: after the capture before, which did not know this GC, and not after this one. Otherwise the
 * clocks differ, or this is the first capture of the process: then the capture's own time.
 */
function gcTimeUnixMs(memory: MemoryStats, timeUnixMs: number, previousUnixMs: number | undefined): number {
  const { lastGcUnixMs } = memory;
  const fits = lastGcUnixMs !== undefined && previousUnixMs !== undefined;
  return fits && lastGcUnixMs > previousUnixMs && lastGcUnixMs <= timeUnixMs ? lastGcUnixMs : timeUnixMs;
}
