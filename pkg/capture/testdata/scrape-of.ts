// SPDX-License-Identifier: Apache-2.0
// Scrapes and statistics for the tests of this room: only what a test is about has to be written down.
import { NOTHING_TOLD, type MemoryStats, type Scrape } from '../index';

/** Statistics that tell nothing but `told`. */
export function memoryOf(told: Partial<MemoryStats>): MemoryStats {
  return { ...NOTHING_TOLD, origin: 'vars', ...told };
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
