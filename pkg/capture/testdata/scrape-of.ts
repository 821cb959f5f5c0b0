// SPDX-License-Identifier: Apache-2.0
// Scrapes and statistics for the tests of this room: only what a test is about has to be written down.
import type { MemoryStats, Scrape } from '../index';

/** Statistics that tell nothing but `told`. */
export function memoryOf(told: Partial<MemoryStats>): MemoryStats {
  return {
    origin: 'vars',
    heapAllocBytes: undefined,
    heapInuseBytes: undefined,
    heapIdleBytes: undefined,
    heapReleasedBytes: undefined,
    heapSysBytes: undefined,
    heapObjects: undefined,
    stackInuseBytes: undefined,
    sysBytes: undefined,
    totalAllocBytes: undefined,
    mallocs: undefined,
    frees: undefined,
    nextGcBytes: undefined,
    gcCycles: undefined,
    lastGcUnixMs: undefined,
    gcCpuRatio: undefined,
    gcPauseTotalNs: undefined,
    gogcPercent: undefined,
    heapLiveBytes: undefined,
    gomemlimitBytes: undefined,
    rssBytes: undefined,
    rssIsPeak: false,
    goroutines: undefined,
    threads: undefined,
    processStartUnixMs: undefined,
    goVersion: undefined,
    ...told,
  };
}

/** A scrape at `timeUnixMs` that brought back nothing but `parts`. */
export function scrapeOf(timeUnixMs: number, parts: Partial<Scrape> = {}): Scrape {
  return {
    timeUnixMs,
    memory: undefined,
    heap: undefined,
    goroutine: undefined,
    forcedGc: false,
    warnings: [],
    ...parts,
  };
}
