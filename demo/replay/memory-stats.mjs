// SPDX-License-Identifier: Apache-2.0
// runtime.MemStats of the replayed process at one moment, and the three texts that tell them: /debug/vars, /metrics, heap?debug=1.
import { onTheLine } from './interpolate.mjs';

const COUNTERS = ['TotalAlloc', 'Mallocs', 'Frees', 'PauseTotalNs'];

/**
 * Everything of MemStats that is a number, on the line; what moves only at a collection, as of the last one. Without a leak, the
 * levels stay at the second snapshot, and only the counters go on.
 */
export function memStatsAt({ info, snapshots }, moment) {
  const [before, after] = snapshots.map((snapshot) => snapshot.vars.memstats);
  const levelRatio = (ratio) => (info.resource === 'none' ? Math.min(1, ratio) : ratio);
  const stats = { ...after };
  for (const [name, value] of Object.entries(after)) {
    if (typeof value === 'number') {
      stats[name] = onTheLine(before[name], value, COUNTERS.includes(name) ? moment.ratio : levelRatio(moment.ratio));
    }
  }
  stats.NextGC = onTheLine(before.NextGC, after.NextGC, levelRatio(moment.lastGc.ratio));
  stats.NumGC = moment.lastGc.count;
  stats.NumForcedGC = after.NumForcedGC;
  stats.LastGC = Math.round(moment.lastGc.unixMs * 1e6);
  stats.GCCPUFraction = after.GCCPUFraction;
  stats.PauseEnd = after.PauseEnd.map((endNs) => (endNs === 0 ? 0 : Math.round(endNs + moment.shiftMs * 1e6)));
  // Rounded one by one, these would contradict each other.
  stats.Alloc = stats.HeapAlloc;
  stats.Frees = stats.Mallocs - stats.HeapObjects;
  return stats;
}

export function varsText(recording, stats) {
  return `${JSON.stringify({ ...recording.snapshots[1].vars, memstats: stats })}\n`;
}

/** The recorded text with the statistics of now in its trailer. Its sample lines are those of the last snapshot passed. */
export function heapText(recorded, stats) {
  const pairs = {
    Stack: ['StackInuse', 'StackSys'],
    MSpan: ['MSpanInuse', 'MSpanSys'],
    MCache: ['MCacheInuse', 'MCacheSys'],
  };
  return recorded.replace(/^# (\w+) = (.*)$/gm, (line, name) => {
    if (name in pairs) {
      return `# ${name} = ${pairs[name].map((field) => stats[field]).join(' / ')}`;
    }
    if (Array.isArray(stats[name])) {
      return `# ${name} = [${stats[name].join(' ')}]`;
    }
    return name in stats ? `# ${name} = ${stats[name]}` : line;
  });
}

const METRICS = [
  ['gauge', 'alloc_bytes', 'Alloc', 'Number of bytes allocated in heap and currently in use.'],
  [
    'counter',
    'alloc_bytes_total',
    'TotalAlloc',
    'Total number of bytes allocated in heap until now, even if released already.',
  ],
  ['counter', 'frees_total', 'Frees', 'Total number of heap objects frees.'],
  ['gauge', 'gc_sys_bytes', 'GCSys', 'Number of bytes used for garbage collection system metadata.'],
  ['gauge', 'heap_alloc_bytes', 'HeapAlloc', 'Number of heap bytes allocated and currently in use.'],
  ['gauge', 'heap_idle_bytes', 'HeapIdle', 'Number of heap bytes waiting to be used.'],
  ['gauge', 'heap_inuse_bytes', 'HeapInuse', 'Number of heap bytes that are in use.'],
  ['gauge', 'heap_objects', 'HeapObjects', 'Number of currently allocated objects.'],
  ['gauge', 'heap_released_bytes', 'HeapReleased', 'Number of heap bytes released to OS.'],
  ['gauge', 'heap_sys_bytes', 'HeapSys', 'Number of heap bytes obtained from system.'],
  ['counter', 'mallocs_total', 'Mallocs', 'Total number of heap objects allocated, both live and gc-ed.'],
  ['gauge', 'next_gc_bytes', 'NextGC', 'Number of heap bytes when next garbage collection will take place.'],
  [
    'gauge',
    'stack_inuse_bytes',
    'StackInuse',
    'Number of bytes obtained from system for stack allocator in non-CGO environments.',
  ],
  ['gauge', 'stack_sys_bytes', 'StackSys', 'Number of bytes obtained from system for stack allocator.'],
  ['gauge', 'sys_bytes', 'Sys', 'Number of bytes obtained from system.'],
];

/** What was not recorded (resident memory, descriptors, CPU time) is left out and not made up. */
export function metricsText({ stats, goroutines, threads, goVersion, processStartUnixMs }) {
  const lines = [];
  const add = (kind, name, value, help) =>
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, `${name} ${value}`);
  add('gauge', 'go_goroutines', goroutines, 'Number of goroutines that currently exist.');
  add('gauge', 'go_threads', threads, 'Number of OS threads created.');
  lines.push(
    '# HELP go_info Information about the Go environment.',
    '# TYPE go_info gauge',
    `go_info{version="${goVersion}"} 1`
  );
  lines.push('# HELP go_gc_duration_seconds A summary of the pause duration of garbage collection cycles.');
  lines.push('# TYPE go_gc_duration_seconds summary', `go_gc_duration_seconds_sum ${stats.PauseTotalNs / 1e9}`);
  lines.push(`go_gc_duration_seconds_count ${stats.NumGC}`);
  for (const [kind, name, field, help] of METRICS) {
    add(kind, `go_memstats_${name}`, stats[field], help);
  }
  add(
    'gauge',
    'go_memstats_last_gc_time_seconds',
    stats.LastGC / 1e9,
    'Number of seconds since 1970 of last garbage collection.'
  );
  add(
    'gauge',
    'process_start_time_seconds',
    processStartUnixMs / 1000,
    'Start time of the process since unix epoch in seconds.'
  );
  return `${lines.join('\n')}\n`;
}
