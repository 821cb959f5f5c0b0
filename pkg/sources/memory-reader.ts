// SPDX-License-Identifier: Apache-2.0
// Memory statistics of a target from whichever answer has them.
import type { MemoryStats, MemoryStatsOrigin } from '#pkg/capture';
import { completeMemory } from './complete-memory';
import { parseHeapTextMemory } from './parse-heap-text-memory';
import { parseMetricsMemory } from './parse-metrics-memory';
import { parseVarsMemory } from './parse-vars-memory';
import { SourceError } from './source-error';
import type { TargetPath, TargetReader } from './target-reader';

/** Best first: 6 kB of JSON, some 50 kB of metrics, a text with every heap stack in it. */
const ORIGINS: readonly MemoryStatsOrigin[] = ['vars', 'metrics', 'heap-text'];
/** The text stops the world for a moment (ReadMemStats) and is large, so it is asked for at most this often. */
const HEAP_TEXT_PAUSE_MS = 60_000;

const WAYS: Readonly<Record<MemoryStatsOrigin, { target: TargetPath; parse: (text: string) => MemoryStats }>> = {
  vars: { target: { kind: 'vars' }, parse: parseVarsMemory },
  metrics: { target: { kind: 'metrics' }, parse: parseMetricsMemory },
  'heap-text': { target: { kind: 'heap-text', forceGc: false }, parse: parseHeapTextMemory },
};

/**
 * Reads statistics from one origin.
 * @throws SourceError
 */
export async function readMemoryFrom(
  read: TargetReader,
  origin: MemoryStatsOrigin,
  signal?: AbortSignal | undefined
): Promise<MemoryStats> {
  const { target, parse } = WAYS[origin];
  return parseAt(await read(target, signal), parse);
}

/**
 * Forces a GC and reads the statistics right after it: HeapAlloc is the live heap then, because the runtime takes them before it
 * writes the profile (design: leak score, section 3).
 * @throws SourceError
 */
export async function readMemoryAfterGc(read: TargetReader, signal?: AbortSignal | undefined): Promise<MemoryStats> {
  return parseAt(await read({ kind: 'heap-text', forceGc: true }, signal), parseHeapTextMemory);
}

/** Undefined = not yet due. */
export type MemoryReader = (signal?: AbortSignal | undefined) => Promise<MemoryStats | undefined>;

/**
 * Tries the origins in order at the first call and then stays with what worked, until that fails for good: a target that
 * does not answer at all is no reason to look elsewhere. `heap-text` is read at most once a minute; in between the answer is undefined.
 * `vars` is completed from /metrics where the target has both.
 */
export function createMemoryReader(read: TargetReader, now: () => number): MemoryReader {
  let known: MemoryStatsOrigin | undefined;
  let heapTextAtUnixMs = -Infinity;
  let hasMetrics = true;

  async function attempt(origin: MemoryStatsOrigin, signal: AbortSignal | undefined): Promise<MemoryStats> {
    const startUnixMs = now();
    const memory = await readMemoryFrom(read, origin, signal);
    known = origin;
    heapTextAtUnixMs = origin === 'heap-text' ? startUnixMs : heapTextAtUnixMs;
    return origin === 'vars' && hasMetrics ? completeFromMetrics(memory, signal) : memory;
  }

  async function completeFromMetrics(memory: MemoryStats, signal: AbortSignal | undefined): Promise<MemoryStats> {
    try {
      return completeMemory(memory, await readMemoryFrom(read, 'metrics', signal));
    } catch (error) {
      if (!(error instanceof SourceError) || error.code === 'aborted') {
        throw error;
      }
      // Not asked for again where it is not served; what failed for another reason may answer next time.
      hasMetrics = isAboutTheTarget(error);
      return memory;
    }
  }

  return async (signal) => {
    if (known === 'heap-text' && now() - heapTextAtUnixMs < HEAP_TEXT_PAUSE_MS) {
      return undefined;
    }
    const candidates = known === undefined ? ORIGINS : [known, ...ORIGINS.filter((origin) => origin !== known)];
    let failure: unknown;
    for (const origin of candidates) {
      try {
        return await attempt(origin, signal);
      } catch (error) {
        if (!(error instanceof SourceError) || isAboutTheTarget(error)) {
          throw error;
        }
        failure = error;
      }
    }
    throw failure;
  };
}

/** No other path of the same target would do better. */
function isAboutTheTarget({ code }: SourceError): boolean {
  return code === 'unreachable' || code === 'timeout' || code === 'aborted';
}

function parseAt(
  { path, body }: { path: string; body: Uint8Array },
  parse: (text: string) => MemoryStats
): MemoryStats {
  try {
    return parse(new TextDecoder().decode(body));
  } catch (error) {
    throw error instanceof SourceError
      ? new SourceError(error.code, `${path}: ${error.message}`, { cause: error })
      : error;
  }
}
