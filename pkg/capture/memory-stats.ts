// SPDX-License-Identifier: Apache-2.0

/** Which answer of the target the statistics were read from, in order of preference. */
export type MemoryStatsOrigin = 'vars' | 'metrics' | 'heap-text';

/**
 * What the Go runtime and the operating system say about one process at one moment. undefined = the origin does not tell.
 * Names and meanings follow runtime.MemStats (Go 1.26) with the unit added.
 */
export interface MemoryStats {
  readonly origin: MemoryStatsOrigin;
  readonly heapAllocBytes: number | undefined;
  readonly heapInuseBytes: number | undefined;
  readonly heapIdleBytes: number | undefined;
  readonly heapReleasedBytes: number | undefined;
  readonly heapSysBytes: number | undefined;
  readonly heapObjects: number | undefined;
  readonly stackInuseBytes: number | undefined;
  readonly sysBytes: number | undefined;
  /** Cumulative since the process started. Falling = a new process. */
  readonly totalAllocBytes: number | undefined;
  readonly mallocs: number | undefined;
  readonly frees: number | undefined;
  /** Heap size at which the next GC starts. */
  readonly nextGcBytes: number | undefined;
  /** Completed GC cycles. Falling = a new process. */
  readonly gcCycles: number | undefined;
  readonly lastGcUnixMs: number | undefined;
  readonly gcCpuRatio: number | undefined;
  readonly gcPauseTotalNs: number | undefined;
  /** GOGC in percent where the origin tells (`go_gc_gogc_percent`); -1 = off, as in debug.SetGCPercent. */
  readonly gogcPercent: number | undefined;
  /** go_gc_heap_live_bytes: bytes marked by the last GC (Go 1.21+). */
  readonly heapLiveBytes: number | undefined;
  /** undefined also when there is no limit. */
  readonly gomemlimitBytes: number | undefined;
  /** process_resident_memory_bytes now, or MaxRSS = the peak (see rssIsPeak). */
  readonly rssBytes: number | undefined;
  readonly rssIsPeak: boolean;
  readonly goroutines: number | undefined;
  readonly threads: number | undefined;
  readonly processStartUnixMs: number | undefined;
  readonly goVersion: string | undefined;
}

/** Statistics that tell nothing: what a reader of some origin starts from. */
export const NOTHING_TOLD: Readonly<Omit<MemoryStats, 'origin'>> = {
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
};
