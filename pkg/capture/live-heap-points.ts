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
    onePointPerGc('gc-live-metric', captures, (memory) => memory.heapLiveBytes),
    pointsOf('forced-gc', captures, (capture) => (capture.forcedGc ? capture.memory?.heapAllocBytes : undefined)),
    hasSteadyGcTarget(captures)
      ? onePointPerGc('next-gc', captures, liveOfNextGc)
      : onePointPerGc('next-gc', [], liveOfNextGc),
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
  read: (memory: MemoryStats) => number | undefined
): LiveHeapPoints {
  const points = emptyPoints();
  const ordinals = processOrdinals(captures);
  let last: { memory: MemoryStats; value: number; timeUnixMs: number; process: number } | undefined;
  captures.forEach(({ memory, timeUnixMs }, i) => {
    const value = memory === undefined ? undefined : read(memory);
    if (memory === undefined || value === undefined) {
      return;
    }
    const previous = last?.process === ordinals[i] ? last : undefined;
    if (previous === undefined || isLaterGc(previous, memory, value)) {
      points.timesUnixMs.push(gcTimeUnixMs(memory, timeUnixMs, previous?.timeUnixMs));
      points.values.push(value);
      points.processes.push(ordinals[i]);
    }
    last = { memory, value, timeUnixMs, process: ordinals[i] };
  });
  return { origin, ...points, gcCycles: undefined };
}

function isLaterGc(previous: { memory: MemoryStats; value: number }, memory: MemoryStats, value: number): boolean {
  return previous.memory.gcCycles !== undefined && memory.gcCycles !== undefined
    ? memory.gcCycles > previous.memory.gcCycles
    : value !== previous.value;
}

/**
 * LastGC, if it lies where it must: after the capture before, which did not know this GC, and not after this one. Otherwise the
 * clocks differ, or this is the first capture of the process: then the capture's own time.
 */
function gcTimeUnixMs(memory: MemoryStats, timeUnixMs: number, previousUnixMs: number | undefined): number {
  const { lastGcUnixMs } = memory;
  const fits = lastGcUnixMs !== undefined && previousUnixMs !== undefined;
  return fits && lastGcUnixMs > previousUnixMs && lastGcUnixMs <= timeUnixMs ? lastGcUnixMs : timeUnixMs;
}
