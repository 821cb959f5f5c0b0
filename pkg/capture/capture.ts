// SPDX-License-Identifier: Apache-2.0
import type { Warning } from '#pkg/base';
import type { FrameTable } from '#pkg/calltree';
import type { Profile } from '#pkg/profile';
import type { MemoryStats } from './memory-stats';

/** Pyroscope's id of a profile type: `name:sampleType:sampleUnit:periodType:periodUnit`. Used everywhere, live mode included. */
export type ProfileTypeId = string;

export const HEAP_INUSE_SPACE: ProfileTypeId = 'memory:inuse_space:bytes:space:bytes';
export const HEAP_INUSE_OBJECTS: ProfileTypeId = 'memory:inuse_objects:count:space:bytes';
export const HEAP_ALLOC_SPACE: ProfileTypeId = 'memory:alloc_space:bytes:space:bytes';
export const HEAP_ALLOC_OBJECTS: ProfileTypeId = 'memory:alloc_objects:count:space:bytes';
export const GOROUTINES: ProfileTypeId = 'goroutine:goroutine:count:goroutine:count';
/** Goroutines that Go's collector proved to wait for ever; only in captures that asked for them. */
export const GOROUTINE_LEAKS: ProfileTypeId = 'goroutineleak:goroutineleak:count:goroutineleak:count';

/** What one round of requests to one target brought back; the input of `CaptureHistory.add`. A part that failed is undefined. */
export interface Scrape {
  readonly timeUnixMs: number;
  readonly memory: MemoryStats | undefined;
  readonly heap: Profile | undefined;
  readonly goroutine: Profile | undefined;
  /** Asked for rarely, and only of targets that list it: it costs a GC. Absent in the rounds between. */
  readonly goroutineLeak?: Profile | undefined;
  /** From the first request for a profile to the last answer, by the clock of who asked; absent when not measured. */
  readonly answerMs?: number | undefined;
  /** True when the heap was asked for with gc=1: its in-use values and HeapAlloc are the live heap. */
  readonly forcedGc: boolean;
  readonly warnings: readonly Warning[];
}

/** Values of one profile type in one capture: rows sorted by stack, zero rows left out, values summed per stack. */
export interface SiteRows {
  /** Index into StackTable. */
  readonly stack: Int32Array;
  readonly value: Float64Array;
}

/** Interned stacks of one history, ROOT FIRST: stack i is frame[start[i] .. start[i + 1]). Grows, never shrinks or reorders. */
export interface StackTable {
  readonly frames: FrameTable;
  readonly length: number;
  readonly start: Int32Array;
  readonly frame: Int32Array;
}

/** What one scrape of one target says, small enough to keep: statistics and the rows that are not zero. */
export interface Capture {
  readonly timeUnixMs: number;
  readonly memory: MemoryStats | undefined;
  /**
   * In-use rows of every stack with something in use; alloc rows of the same stacks only (the rest is never asked for); goroutine
   * counts. A type that was not scraped is absent.
   */
  readonly rows: Readonly<Partial<Record<ProfileTypeId, SiteRows>>>;
  readonly forcedGc: boolean;
  /**
   * From when to when the target worked at this scrape's profiles, Unix ms by the clock of the target, which LastGC is of too: a GC in
   * between counts the buffers of the answers as live. Absent when not known.
   */
  readonly answering?: { readonly fromUnixMs: number; readonly toUnixMs: number };
  /** First capture of a new process: never compare across it. The first capture of a history is not a restart. */
  readonly restart: boolean;
  /** alloc_space of the stacks that contain net/http/pprof or runtime/pprof: what being watched costs. Cumulative bytes. */
  readonly scraperAllocBytes: number;
  /** Sampling period of the heap profile in bytes; 0 when no heap was scraped. */
  readonly heapPeriodBytes: number;
  /** Build id of the program, as its profiles tell it (Go from 1.24 on, on Linux). Absent when not known. */
  readonly buildId?: string;
}
