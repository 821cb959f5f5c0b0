// SPDX-License-Identifier: Apache-2.0
import type { MemoryStats } from '#pkg/capture';

/**
 * `memory` with what it does not tell taken from `other`: /debug/vars has the statistics of the Go heap, /metrics also the resident
 * memory, the start of the process and the live heap.
 */
export function completeMemory(memory: MemoryStats, other: MemoryStats): MemoryStats {
  const told = Object.fromEntries(Object.entries(memory).filter(([, value]) => value !== undefined));
  const rssIsPeak = memory.rssBytes === undefined ? other.rssIsPeak : memory.rssIsPeak;
  return { ...other, ...told, origin: memory.origin, rssIsPeak };
}
