// SPDX-License-Identifier: Apache-2.0
// How a new process is told from the one before by what both said about themselves.
import type { MemoryStats, MemoryStatsOrigin } from './memory-stats';

// The start time is a sum of two clock readings (boot time, jiffies since) and may wobble by a second.
const START_TOLERANCE_MS = 2000;
// Prometheus clients may answer with statistics that are minutes old, so after a change of origin a little less means nothing.
const OTHER_ORIGIN_SLACK_RATIO = 0.5;

/** The newest of each figure that only a new process can turn back; undefined = never told. */
export interface ProcessMarks {
  readonly origin: MemoryStatsOrigin;
  readonly processStartUnixMs: number | undefined;
  readonly gcCycles: number | undefined;
  readonly totalAllocBytes: number | undefined;
}

/** True when the start time changed, or when NumGC or TotalAlloc fell. */
export function isNewProcess(known: ProcessMarks | undefined, memory: MemoryStats | undefined): boolean {
  if (known === undefined || memory === undefined) {
    return false;
  }
  const slack = known.origin === memory.origin ? 1 : OTHER_ORIGIN_SLACK_RATIO;
  const fell = (before: number | undefined, now: number | undefined) =>
    before !== undefined && now !== undefined && now < before * slack;
  const startShiftMs = Math.abs((memory.processStartUnixMs ?? NaN) - (known.processStartUnixMs ?? NaN));
  return (
    startShiftMs > START_TOLERANCE_MS ||
    fell(known.gcCycles, memory.gcCycles) ||
    fell(known.totalAllocBytes, memory.totalAllocBytes)
  );
}

/** What is known after `memory`, forgetting everything of a process that ended. */
export function marksAfter(
  known: ProcessMarks | undefined,
  memory: MemoryStats | undefined,
  restart: boolean
): ProcessMarks | undefined {
  if (memory === undefined) {
    return known;
  }
  const old = restart ? undefined : known;
  return {
    origin: memory.origin,
    processStartUnixMs: memory.processStartUnixMs ?? old?.processStartUnixMs,
    gcCycles: memory.gcCycles ?? old?.gcCycles,
    totalAllocBytes: memory.totalAllocBytes ?? old?.totalAllocBytes,
  };
}
