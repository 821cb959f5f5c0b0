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
  /** Undefined = not listed, or not due yet. */
  readonly readGoroutineLeak: () => Promise<Profile | undefined>;
  /** Undefined = not due yet. */
  readonly readMemoryStats: () => Promise<MemoryStats | undefined>;
  /** Forces a GC and reads the statistics right after it. */
  readonly readMemoryAfterGc: () => Promise<MemoryStats>;
  /** Unix milliseconds. */
  readonly now: () => number;
}

/**
 * Memory statistics first, so that no GC they tell of ran while this scrape's profiles were written; then heap and goroutines in
 * parallel. A part that fails becomes a warning. The profile of proved goroutine leaks comes last: it is a GC.
 *
 * With `forceGc` the statistics right after a forced GC come first, and the heap profile after them: it is as of that GC, so one
 * GC makes both the exact live heap and the profile of it. When forcing fails the round goes on without, and says so.
 * @throws SourceError of the heap profile when all fail, or `aborted`
 */
export async function scrapeTarget(parts: ScrapeParts, { forceGc }: { readonly forceGc: boolean }): Promise<Scrape> {
  const timeUnixMs = parts.now();
  const { attempt, warnings, failures } = createAttempts();
  const afterGc = forceGc ? await attempt('gc-not-forced', parts.readMemoryAfterGc) : undefined;
  const memoryNow = await attempt('no-memory-stats', parts.readMemoryStats);
  const askedUnixMs = parts.now();
  const [heap, goroutine] = await Promise.all([
    attempt('no-heap', parts.readHeap),
    attempt('no-goroutines', parts.readGoroutines),
  ]);
  const hasAnswered = heap !== undefined || goroutine !== undefined;
  const goroutineLeak = hasAnswered ? await attempt('no-goroutine-leaks', parts.readGoroutineLeak) : undefined;
  const answerMs = parts.now() - askedUnixMs;
  const memory = afterGc === undefined ? memoryNow : heapOfForcedGc(afterGc, memoryNow);
  if (!hasAnswered && memory === undefined) {
    throw failures.get('no-heap') ?? new SourceError('unexpected-answer', 'the target gave nothing');
  }
  return {
    timeUnixMs,
    memory,
    heap,
    goroutine,
    ...(goroutineLeak && { goroutineLeak }),
    answerMs,
    forcedGc: afterGc !== undefined,
    warnings: [...warnings, ...[heap, goroutine, goroutineLeak].flatMap((profile) => profile?.warnings ?? [])],
  };
}

/** Reads parts of which each may fail: what failed is undefined, a warning under its code, and kept. */
function createAttempts() {
  const warnings: Warning[] = [];
  const failures = new Map<string, SeepError>();
  async function attempt<T>(code: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof SeepError) || error.code === 'aborted') {
        throw error;
      }
      failures.set(code, error);
      warnings.push({ code, message: error.message });
      return undefined;
    }
  }
  return { attempt, warnings, failures };
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
