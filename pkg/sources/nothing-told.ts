// SPDX-License-Identifier: Apache-2.0
// What the parsers of memory statistics share: the fields an answer does not tell, and which numbers are believed.
import type { MemoryStats } from '#pkg/capture';

/** Memory statistics of an answer that says nothing. */
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

/**
 * `value` when it can be an amount: finite, not negative, exact in a double. Go says "none" with the largest integer of a type
 * (NextGC with GOGC=off, the default GOMEMLIMIT), which is no amount.
 */
export function amountOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

/** Unix milliseconds of a moment that Go gives as 0 before it came. */
export function momentOf(value: unknown, millisecondsPerUnit: number): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value * millisecondsPerUnit : undefined;
}
