// SPDX-License-Identifier: Apache-2.0
// What a series is of, told by the name of its metric or column.
import type { LeakSeriesKind } from '#pkg/leakscore';

/** The kind, or the other things that a process is scored with. */
export type SeriesRole = LeakSeriesKind | 'work' | 'gc-cycles' | 'start-time' | 'restart';

// Names as client_golang, runtime/metrics, MemStats and people write them, in lower case without separators; the first that fits.
const ROLES: ReadonlyArray<readonly [name: RegExp, role: SeriesRole]> = [
  [/^(?:gomemstatsallocbytestotal|gogcheapallocsbytes(?:total)?|totalalloc(?:bytes)?|work(?:bytes)?)$/, 'work'],
  [/^(?:gogcdurationsecondscount|gogccyclestotalgccycles(?:total)?|numgc|gccycles)$/, 'gc-cycles'],
  [/^processstarttimeseconds$/, 'start-time'],
  [/^restart(?:s|ed)?$/, 'restart'],
  [/goroutine/, 'goroutines'],
  [/heaplive|liveheap|nextgcbytes|^nextgc$|^live(?:bytes)?$/, 'heap_live'],
  [/heapalloc|memstatsallocbytes|heapinuse/, 'heap_raw'],
];

/** Undefined when the name tells nothing. Labels in braces are not looked at. */
export function findSeriesRole(name: string): SeriesRole | undefined {
  const bare = bareNameOf(name);
  return ROLES.find(([pattern]) => pattern.test(bare))?.[1];
}

/** True for what Go sets at the end of a GC and nothing changes until the next (design: leak score, 3). */
export function isPerGc(name: string): boolean {
  return /^(?:gogcheaplivebytes|gomemstatsnextgcbytes|nextgc)$/.test(bareNameOf(name));
}

/** The kind of a series that is scored; undefined for what only accompanies one. */
export function findSeriesKind(name: string): LeakSeriesKind | undefined {
  const role = findSeriesRole(name);
  return isKind(role) ? role : undefined;
}

function isKind(role: SeriesRole | undefined): role is LeakSeriesKind {
  return role === 'goroutines' || role === 'heap_live' || role === 'heap_raw' || role === 'site';
}

/** The unit of a series, for formatQuantity. */
export type SeriesUnit = 'bytes' | 'goroutines' | 'objects';

export function seriesUnitOf(name: string, kind: LeakSeriesKind): SeriesUnit {
  if (kind === 'goroutines') {
    return 'goroutines';
  }
  return /objects/i.test(name.replace(/\{.*$/s, '')) ? 'objects' : 'bytes';
}

function bareNameOf(name: string): string {
  return name
    .replace(/\{.*$/s, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
