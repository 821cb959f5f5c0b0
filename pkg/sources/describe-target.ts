// SPDX-License-Identifier: Apache-2.0
// What a target offers and what it lacks: the answer of "Save & test".
import type { Warning } from '#pkg/base';
import type { MemoryStats, MemoryStatsOrigin } from '#pkg/capture';
import { completeMemory } from './complete-memory';
import { readMemoryFrom } from './memory-reader';
import { parseIndexPage, type ListedProfile } from './parse-index-page';
import { SourceError } from './source-error';
import type { TargetReader } from './target-reader';

export interface TargetDescription {
  /** Every profile on the index page, custom ones too. */
  readonly profiles: readonly ListedProfile[];
  readonly hasGoroutineLeak: boolean;
  /** Where memory statistics will come from; undefined when nothing gives them. */
  readonly memoryStatsOrigin: MemoryStatsOrigin | undefined;
  /** As /metrics tells it, "go1.27.1". */
  readonly goVersion: string | undefined;
  readonly goroutines: number | undefined;
  /** What would make the picture better: each message says what is missing and how to add it. */
  readonly missing: readonly Warning[];
}

/** @throws SourceError when the index page cannot be read: then nothing else matters */
export async function describeTarget(read: TargetReader, signal?: AbortSignal | undefined): Promise<TargetDescription> {
  const [profiles, vars, metrics] = await Promise.all([
    readIndex(read, signal),
    memoryOrUndefined(read, 'vars', signal),
    memoryOrUndefined(read, 'metrics', signal),
  ]);
  const both = vars && metrics && completeMemory(vars, metrics);
  const memory = both ?? vars ?? metrics ?? (await memoryOrUndefined(read, 'heap-text', signal));
  return {
    profiles,
    hasGoroutineLeak: countOf(profiles, 'goroutineleak') !== undefined,
    memoryStatsOrigin: memory?.origin,
    goVersion: metrics?.goVersion,
    goroutines: countOf(profiles, 'goroutine') ?? metrics?.goroutines,
    missing: [...missingProfiles(profiles), ...missingMemory(memory)],
  };
}

/**
 * The profiles on the index page.
 * @throws SourceError
 */
export async function readIndex(
  read: TargetReader,
  signal?: AbortSignal | undefined
): Promise<readonly ListedProfile[]> {
  const { path, body } = await read({ kind: 'index' }, signal);
  try {
    return parseIndexPage(new TextDecoder().decode(body));
  } catch (cause) {
    const message = `${path}: answered, but not with the index page of net/http/pprof; check URL and path prefix`;
    throw cause instanceof SourceError ? new SourceError(cause.code, message, { cause }) : cause;
  }
}

/** The count that the index page gives for a profile; undefined when it is not listed. */
export function countOf(profiles: readonly ListedProfile[], name: string): number | undefined {
  return profiles.find((profile) => profile.name === name)?.count;
}

// A target without /debug/vars or /metrics is normal: what is absent is said in `missing`.
async function memoryOrUndefined(
  read: TargetReader,
  origin: MemoryStatsOrigin,
  signal: AbortSignal | undefined
): Promise<MemoryStats | undefined> {
  try {
    return await readMemoryFrom(read, origin, signal);
  } catch (error) {
    if (error instanceof SourceError && error.code !== 'aborted') {
      return undefined;
    }
    throw error;
  }
}

function missingProfiles(profiles: readonly ListedProfile[]): readonly Warning[] {
  const missing: Warning[] = [];
  for (const name of ['heap', 'goroutine']) {
    if (countOf(profiles, name) === undefined) {
      missing.push({ code: `no-${name}-profile`, message: `The index page lists no ${name} profile.` });
    }
  }
  if (countOf(profiles, 'goroutineleak') === undefined) {
    missing.push({
      code: 'no-goroutineleak-profile',
      message: 'No goroutineleak profile, which proves leaks: build the service with Go 1.27 or later to have it.',
    });
  }
  return missing;
}

function missingMemory(memory: MemoryStats | undefined): readonly Warning[] {
  if (memory === undefined) {
    const message =
      'No memory statistics at all: import expvar so that /debug/vars answers, or serve /metrics with client_golang.';
    return [{ code: 'no-memory-stats', message }];
  }
  const missing: Warning[] = [];
  if (memory.origin === 'heap-text') {
    const message =
      'Memory statistics come from heap?debug=1, at most once a minute: import expvar so that /debug/vars answers, or serve /metrics.';
    missing.push({ code: 'slow-memory-stats', message });
  }
  if (memory.rssBytes === undefined || memory.rssIsPeak) {
    const message =
      'Resident memory is not known: serve /metrics with client_golang, which has process_resident_memory_bytes.';
    missing.push({ code: 'no-rss', message });
  }
  if (memory.heapLiveBytes === undefined) {
    const message =
      'The live heap is estimated from NextGC: serve go_gc_heap_live_bytes (client_golang with MetricsGC, Go 1.21 or later) to have it exactly.';
    missing.push({ code: 'no-live-heap-metric', message });
  }
  return missing;
}
