// SPDX-License-Identifier: Apache-2.0
// Memory statistics out of the end of heap?debug=1.
import { NOTHING_TOLD, type MemoryStats } from '#pkg/capture';
import { amountOf, momentOf } from './believed-numbers';
import { SourceError } from './source-error';

const TRAILER = '# runtime.MemStats';
/** Go keeps the pauses of this many cycles in a ring: as long as it has not come round, their sum is the total. */
const PAUSE_RING_LENGTH = 256;

/**
 * The trailer `# runtime.MemStats` as runtime/pprof writes it (writeHeapInternal), lines `# Name = value`. MaxRSS is the peak.
 * The total pause is known for the first 256 GC cycles only.
 * @throws SourceError `unexpected-answer` when there is no such trailer
 */
export function parseHeapTextMemory(text: string): MemoryStats {
  const fields = trailerOf(text);
  const amount = (key: string) => amountOf(numberOf(fields.get(key)));
  const rssBytes = amount('MaxRSS');
  return {
    ...NOTHING_TOLD,
    origin: 'heap-text',
    heapAllocBytes: amount('HeapAlloc'),
    heapInuseBytes: amount('HeapInuse'),
    heapIdleBytes: amount('HeapIdle'),
    heapReleasedBytes: amount('HeapReleased'),
    heapSysBytes: amount('HeapSys'),
    heapObjects: amount('HeapObjects'),
    // "in use / obtained from the system"
    stackInuseBytes: amountOf(numberOf(fields.get('Stack')?.split(' / ')[0])),
    sysBytes: amount('Sys'),
    totalAllocBytes: amount('TotalAlloc'),
    mallocs: amount('Mallocs'),
    frees: amount('Frees'),
    nextGcBytes: amount('NextGC'),
    gcCycles: amount('NumGC'),
    lastGcUnixMs: momentOf(numberOf(fields.get('LastGC')), 1e-6),
    gcCpuRatio: amount('GCCPUFraction'),
    gcPauseTotalNs: pauseTotalNsOf(fields.get('PauseNs'), amount('NumGC')),
    rssBytes,
    rssIsPeak: rssBytes !== undefined,
  };
}

function trailerOf(text: string): ReadonlyMap<string, string> {
  const start = text.lastIndexOf(TRAILER);
  const fields = new Map<string, string>();
  for (const line of start < 0 ? [] : text.slice(start).split('\n')) {
    const equals = line.indexOf(' = ');
    if (line.startsWith('# ') && equals > 0) {
      fields.set(line.slice(2, equals), line.slice(equals + 3).trim());
    }
  }
  if (amountOf(numberOf(fields.get('HeapAlloc'))) === undefined) {
    throw new SourceError('unexpected-answer', 'the text of the heap profile does not end with memory statistics');
  }
  return fields;
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text);
}

function pauseTotalNsOf(ring: string | undefined, gcCycles: number | undefined): number | undefined {
  if (ring === undefined || gcCycles === undefined || gcCycles > PAUSE_RING_LENGTH) {
    return undefined;
  }
  const pauses = ring.replace(/[[\]]/g, '').split(' ').map(Number);
  return amountOf(pauses.reduce((sum, pauseNs) => sum + pauseNs, 0));
}
