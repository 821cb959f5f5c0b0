// SPDX-License-Identifier: Apache-2.0
// Memory statistics out of /debug/vars (package expvar).
import { NOTHING_TOLD, type MemoryStats } from '#pkg/capture';
import { amountOf, momentOf } from './believed-numbers';
import { SourceError } from './source-error';

/**
 * `memstats` of the JSON that expvar serves: runtime.MemStats under Go's names. It does not tell RSS, threads, the start of the
 * process, GOGC or the Go version.
 * @throws SourceError `unexpected-answer` when the text is not JSON or holds no memstats
 */
export function parseVarsMemory(text: string): MemoryStats {
  const stats = memstatsOf(text);
  const amount = (key: string) => amountOf(stats[key]);
  return {
    ...NOTHING_TOLD,
    origin: 'vars',
    heapAllocBytes: amount('HeapAlloc'),
    heapInuseBytes: amount('HeapInuse'),
    heapIdleBytes: amount('HeapIdle'),
    heapReleasedBytes: amount('HeapReleased'),
    heapSysBytes: amount('HeapSys'),
    heapObjects: amount('HeapObjects'),
    stackInuseBytes: amount('StackInuse'),
    sysBytes: amount('Sys'),
    totalAllocBytes: amount('TotalAlloc'),
    mallocs: amount('Mallocs'),
    frees: amount('Frees'),
    nextGcBytes: amount('NextGC'),
    gcCycles: amount('NumGC'),
    lastGcUnixMs: momentOf(stats['LastGC'], 1e-6),
    gcCpuRatio: amount('GCCPUFraction'),
    gcPauseTotalNs: amount('PauseTotalNs'),
  };
}

function memstatsOf(text: string): Readonly<Record<string, unknown>> {
  let vars: unknown;
  try {
    vars = JSON.parse(text);
  } catch (cause) {
    throw new SourceError('unexpected-answer', 'expected the JSON of expvar', { cause });
  }
  const stats = isRecord(vars) ? vars['memstats'] : undefined;
  if (!isRecord(stats) || amountOf(stats['HeapAlloc']) === undefined) {
    throw new SourceError('unexpected-answer', 'the JSON has no memstats');
  }
  return stats;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
