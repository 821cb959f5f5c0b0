// SPDX-License-Identifier: Apache-2.0
import type { MemoryStats } from '#pkg/capture';

/**
 * `memory` with what it does not tell taken from `other`: /debug/vars has the statistics of the Go heap, /metrics also the resident
 * memory, the start of the process and the live heap. Where that is told, all that is said of the last GC comes with it: a GC may have
 * run between the two answers.
 */
export function completeMemory(memory: MemoryStats, other: MemoryStats): MemoryStats {
  const told = Object.fromEntries(Object.entries(memory).filter(([, value]) => value !== undefined));
  const rssIsPeak = memory.rssBytes === undefined ? other.rssIsPeak : memory.rssIsPeak;
  return { ...other, ...told, ...lastGcOf(memory, other), origin: memory.origin, rssIsPeak };
}

function lastGcOf(memory: MemoryStats, other: MemoryStats): Partial<MemoryStats> {
  const { gcCycles, lastGcUnixMs, nextGcBytes, heapLiveBytes } = other;
  const isTold = gcCycles !== undefined && lastGcUnixMs !== undefined && nextGcBytes !== undefined;
  return memory.heapLiveBytes === undefined && heapLiveBytes !== undefined && isTold
    ? { gcCycles, lastGcUnixMs, nextGcBytes }
    : {};
}
