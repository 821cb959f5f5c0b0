// SPDX-License-Identifier: Apache-2.0
// One round of requests that makes a capture.
import { SeepError, type Warning } from '#pkg/base';
import type { MemoryStats, Scrape } from '#pkg/capture';
import type { Profile } from '#pkg/profile';
import { SourceError } from './source-error';

/** The requests of one round. */
export interface ScrapeParts {
  readonly readHeap: () => Promise<Profile>;
  readonly readGoroutines: () => Promise<Profile>;
  /** Undefined = not due yet. */
  readonly readMemoryStats: () => Promise<MemoryStats | undefined>;
  /** Forces a GC and reads the statistics right after it. */
  readonly readMemoryAfterGc: () => Promise<MemoryStats>;
}

/**
 * Heap, goroutines and memory statistics in parallel. A part that fails becomes a warning.
 *
 * With `forceGc` the statistics right after a forced GC come first, and the heap profile after them: it is as of that GC, so one
 * GC makes both the exact live heap and the profile of it. When forcing fails the round goes on without, and says so.
 * @throws SourceError of the first part when all fail, or `aborted`
 */
export async function scrapeTarget(
  parts: ScrapeParts,
  { forceGc, timeUnixMs }: { readonly forceGc: boolean; readonly timeUnixMs: number }
): Promise<Scrape> {
  const warnings: Warning[] = [];
  const failures: SeepError[] = [];
  const attempt = async <T>(code: string, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof SeepError) || error.code === 'aborted') {
        throw error;
      }
      failures.push(error);
      warnings.push({ code, message: error.message });
      return undefined;
    }
  };
  const afterGc = forceGc ? await attempt('gc-not-forced', parts.readMemoryAfterGc) : undefined;
  const [heap, goroutine, memoryNow] = await Promise.all([
    attempt('no-heap', parts.readHeap),
    attempt('no-goroutines', parts.readGoroutines),
    attempt('no-memory-stats', parts.readMemoryStats),
  ]);
  const memory = afterGc === undefined ? memoryNow : heapOfForcedGc(afterGc, memoryNow);
  if (heap === undefined && goroutine === undefined && memory === undefined) {
    throw failures[0] ?? new SourceError('unexpected-answer', 'the target gave nothing');
  }
  const ofProfiles = [...(heap?.warnings ?? []), ...(goroutine?.warnings ?? [])];
  const forcedGc = afterGc !== undefined;
  return { timeUnixMs, memory, heap, goroutine, forcedGc, warnings: [...warnings, ...ofProfiles] };
}

/** The heap as of the forced GC; what only the usual origin tells (RSS, GOGC, start time, counters) from there. */
function heapOfForcedGc(afterGc: MemoryStats, usual: MemoryStats | undefined): MemoryStats {
  if (usual === undefined) {
    return afterGc;
  }
  return {
    ...usual,
    heapAllocBytes: afterGc.heapAllocBytes,
    heapInuseBytes: afterGc.heapInuseBytes,
    heapIdleBytes: afterGc.heapIdleBytes,
    heapReleasedBytes: afterGc.heapReleasedBytes,
    heapSysBytes: afterGc.heapSysBytes,
    heapObjects: afterGc.heapObjects,
  };
}
