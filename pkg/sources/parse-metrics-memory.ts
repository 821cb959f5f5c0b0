// SPDX-License-Identifier: Apache-2.0
// Memory statistics out of a Prometheus or OpenMetrics text: the names that client_golang and VictoriaMetrics use. Not a full
// parser: it reads the lines it knows, in one pass, and skips the rest.
import { NOTHING_TOLD, type MemoryStats } from '#pkg/capture';
import { amountOf, momentOf } from './believed-numbers';
import { SourceError } from './source-error';

/** The labels of a line never end. */
const UNCLOSED = -1;

const NAMES: ReadonlySet<string> = new Set([
  'go_memstats_heap_alloc_bytes',
  'go_memstats_heap_inuse_bytes',
  'go_memstats_heap_idle_bytes',
  'go_memstats_heap_released_bytes',
  'go_memstats_heap_sys_bytes',
  'go_memstats_heap_objects',
  'go_memstats_stack_inuse_bytes',
  'go_memstats_sys_bytes',
  'go_memstats_alloc_bytes_total',
  'go_memstats_mallocs_total',
  'go_memstats_frees_total',
  'go_memstats_next_gc_bytes',
  'go_memstats_last_gc_time_seconds',
  'go_memstats_gc_cpu_fraction',
  'go_gc_duration_seconds_sum',
  'go_gc_duration_seconds_count',
  'go_gc_gogc_percent',
  'go_gc_heap_live_bytes',
  'go_gc_gomemlimit_bytes',
  'go_memlimit_bytes',
  'go_goroutines',
  'go_threads',
  'go_info',
  'process_num_threads',
  'process_resident_memory_bytes',
  'process_start_time_seconds',
]);

interface KnownSample {
  readonly value: number;
  /** Between the braces, "" without. */
  readonly labels: string;
}

/**
 * The statistics of the process that serves the text. Of a name that appears with several label sets the first counts.
 * @throws SourceError `unexpected-answer` when no go_memstats_heap_alloc_bytes is in it
 */
export function parseMetricsMemory(text: string): MemoryStats {
  const samples = knownSamplesOf(text);
  const raw = (name: string) => samples.get(name)?.value;
  const amount = (name: string) => amountOf(raw(name));
  if (amount('go_memstats_heap_alloc_bytes') === undefined) {
    throw new SourceError('unexpected-answer', 'the metrics have no go_memstats_heap_alloc_bytes');
  }
  const pauseSeconds = amount('go_gc_duration_seconds_sum');
  return {
    ...NOTHING_TOLD,
    origin: 'metrics',
    heapAllocBytes: amount('go_memstats_heap_alloc_bytes'),
    heapInuseBytes: amount('go_memstats_heap_inuse_bytes'),
    heapIdleBytes: amount('go_memstats_heap_idle_bytes'),
    heapReleasedBytes: amount('go_memstats_heap_released_bytes'),
    heapSysBytes: amount('go_memstats_heap_sys_bytes'),
    heapObjects: amount('go_memstats_heap_objects'),
    stackInuseBytes: amount('go_memstats_stack_inuse_bytes'),
    sysBytes: amount('go_memstats_sys_bytes'),
    totalAllocBytes: amount('go_memstats_alloc_bytes_total'),
    mallocs: amount('go_memstats_mallocs_total'),
    frees: amount('go_memstats_frees_total'),
    nextGcBytes: amount('go_memstats_next_gc_bytes'),
    gcCycles: amount('go_gc_duration_seconds_count'),
    lastGcUnixMs: momentOf(raw('go_memstats_last_gc_time_seconds'), 1000),
    gcCpuRatio: amount('go_memstats_gc_cpu_fraction'),
    gcPauseTotalNs: pauseSeconds === undefined ? undefined : pauseSeconds * 1e9,
    gogcPercent: gogcPercentOf(raw('go_gc_gogc_percent')),
    heapLiveBytes: amount('go_gc_heap_live_bytes'),
    gomemlimitBytes: amount('go_gc_gomemlimit_bytes') ?? amount('go_memlimit_bytes'),
    rssBytes: amount('process_resident_memory_bytes'),
    goroutines: amount('go_goroutines'),
    threads: amount('go_threads') ?? amount('process_num_threads'),
    processStartUnixMs: momentOf(raw('process_start_time_seconds'), 1000),
    goVersion: versionOf(samples.get('go_info')?.labels ?? ''),
  };
}

// GOGC=off is -1 in an int32 that runtime/metrics shows as uint64: 1.8e19.
function gogcPercentOf(value: number | undefined): number | undefined {
  return value !== undefined && value > 2 ** 31 ? -1 : amountOf(value);
}

function versionOf(labels: string): string | undefined {
  return /(?:^|,)\s*version="([^"\\]{1,100})"/.exec(labels)?.[1];
}

function knownSamplesOf(text: string): ReadonlyMap<string, KnownSample> {
  const samples = new Map<string, KnownSample>();
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    if (text.startsWith('go_', from) || text.startsWith('process_', from)) {
      addSample(samples, text.slice(from, to));
    }
    from = to + 1;
  }
  return samples;
}

/** `name{labels} value [timestamp] [# exemplar]`: whatever follows the value is not looked at. */
function addSample(samples: Map<string, KnownSample>, line: string): void {
  const name = /^[a-z_]+/.exec(line)?.[0] ?? '';
  if (!NAMES.has(name) || samples.has(name)) {
    return;
  }
  const hasLabels = line[name.length] === '{';
  const end = hasLabels ? endOfLabels(line, name.length + 1) : name.length;
  if (end === UNCLOSED) {
    return;
  }
  const token = /^[ \t]+([^ \t]+)/.exec(line.slice(end))?.[1];
  const value = Number(token);
  if (token !== undefined && Number.isFinite(value)) {
    samples.set(name, { value, labels: hasLabels ? line.slice(name.length + 1, end - 1) : '' });
  }
}

/** A brace inside a quoted label value ends nothing. */
function endOfLabels(line: string, from: number): number {
  let quoted = false;
  for (let i = from; i < line.length; i++) {
    if (quoted && line[i] === '\\') {
      i++;
    } else if (line[i] === '"') {
      quoted = !quoted;
    } else if (line[i] === '}' && !quoted) {
      return i + 1;
    }
  }
  return UNCLOSED;
}
