// SPDX-License-Identifier: Apache-2.0
// What a metric, a column or a logged field holds, told by its name.
import type { LeakSeriesKind } from './leak-series';

/** What accompanies the series of a process: allocated bytes, GCs run, when it began; `restart` is a flag at the first sample of each. */
export type CompanionRole = 'work' | 'gcCycles' | 'start' | 'restart';

/** The kind of a series that is scored, or what it tells of one. */
export type MetricRole = Exclude<LeakSeriesKind, 'site'> | CompanionRole;

/** The metrics of Go processes that accompany a series, as client_golang exports them; the first that there is counts. */
export const COMPANION_METRICS = {
  work: ['go_memstats_alloc_bytes_total', 'go_gc_heap_allocs_bytes_total'],
  gcCycles: ['go_gc_duration_seconds_count', 'go_gc_cycles_total_gc_cycles_total'],
  start: ['process_start_time_seconds'],
} as const satisfies Partial<Record<CompanionRole, readonly string[]>>;

// Names as client_golang, runtime/metrics, MemStats and people write them, in lower case without separators; the first that fits.
const ROLES: ReadonlyArray<readonly [name: RegExp, role: MetricRole]> = [
  [/^(?:gomemstatsallocbytestotal|gogcheapallocsbytes(?:total)?|totalalloc(?:bytes)?|work(?:bytes)?)$/, 'work'],
  [/^(?:gogcdurationsecondscount|gogccyclestotalgccycles(?:total)?|numgc|gccycles)$/, 'gcCycles'],
  [/^(?:processstarttimeseconds|starttimeseconds)$/, 'start'],
  [/^restart(?:s|ed)?$/, 'restart'],
  // Not /sched/goroutines-created, /gc/heap/allocs and the like, which count up for ever.
  [/^(?!.*goroutinescreated).*goroutine/, 'goroutines'],
  [/heaplive|liveheap|nextgcbytes|^nextgc$|^live(?:bytes)?$/, 'heap_live'],
  [/heapalloc(?!s(?:bytes|bysize|objects))|memstatsallocbytes(?!total)|heapinuse/, 'heap_raw'],
];

/** Undefined when the name tells nothing. Labels in braces are not looked at. */
export function findMetricRole(name: string): MetricRole | undefined {
  const bare = bareNameOf(name);
  return ROLES.find(([pattern]) => pattern.test(bare))?.[1];
}

/** True for what Go sets at the end of a GC and nothing changes until the next (design: leak score, 3). */
export function isPerGc(name: string): boolean {
  return /^(?:gogcheaplivebytes|gomemstatsnextgcbytes|nextgc)$/.test(bareNameOf(name));
}

function bareNameOf(name: string): string {
  return name
    .replace(/\{.*$/s, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
