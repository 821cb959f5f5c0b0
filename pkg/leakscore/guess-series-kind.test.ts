// SPDX-License-Identifier: Apache-2.0
import { guessSeriesKind } from './guess-series-kind';

describe('guessSeriesKind', () => {
  it.each([
    ['go_goroutines', undefined, 'go_goroutines{job="api"}', 'goroutines'],
    ['process_open_fds', undefined, 'process_open_fds', 'goroutines'],
    ['go_threads', undefined, undefined, 'goroutines'],
    ['', 'goroutines', 'leak:live', 'goroutines'],
    ['', 'heap', 'leak:live', 'heap_live'],
    ['leak:live', 'heap', 'leak:live or go_goroutines', 'heap_live'],
    ['go_gc_heap_live_bytes', undefined, 'go_gc_heap_live_bytes', 'heap_live'],
    ['go_gc_heap_live_bytes', 'goroutines', undefined, 'heap_live'],
    ['', undefined, 'go_memstats_next_gc_bytes / 2', 'heap_live'],
    ['go_memstats_heap_alloc_bytes', undefined, 'go_memstats_heap_alloc_bytes', 'heap_raw'],
    ['go_memstats_alloc_bytes', undefined, 'go_memstats_alloc_bytes', 'heap_raw'],
    ['', undefined, 'sum by (job) (go_memstats_heap_inuse_bytes)', 'heap_raw'],
    ['', undefined, 'sum(go_memstats_heap_inuse_bytes{job="goroutine-pool"})', 'heap_raw'],
    ['', undefined, 'sum by (job) (go_goroutines{job=~"heap_live.*"})', 'goroutines'],
    ['jvm_memory_used_bytes', undefined, 'jvm_memory_used_bytes', 'heap_live'],
    ['', undefined, undefined, 'heap_live'],
  ] as const)('takes metric %p with resource %p of %p for %p', (metric, resource, expression, kind) => {
    const labels = new Map(resource === undefined ? [] : [['resource', resource] as const]);
    expect(guessSeriesKind(metric, labels, expression)).toBe(kind);
  });
});
