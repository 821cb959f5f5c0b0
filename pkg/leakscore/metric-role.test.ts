// SPDX-License-Identifier: Apache-2.0
import { COMPANION_METRICS, findMetricRole, isPerGc } from './metric-role';

describe('findMetricRole', () => {
  it.each([
    ['go_goroutines', 'goroutines'],
    ['NumGoroutine', 'goroutines'],
    ['go_sched_goroutines_goroutines', 'goroutines'],
    ['go_sched_goroutines_created_goroutines_total', undefined],
    ['go_gc_heap_live_bytes', 'heap_live'],
    ['go_gc_heap_live_bytes{job="goroutines"}', 'heap_live'],
    ['live heap', 'heap_live'],
    ['NextGC', 'heap_live'],
    ['go_memstats_next_gc_bytes', 'heap_live'],
    ['HeapAlloc', 'heap_raw'],
    ['go_memstats_heap_alloc_bytes', 'heap_raw'],
    ['go_memstats_alloc_bytes', 'heap_raw'],
    ['go_memstats_alloc_bytes_total', 'work'],
    ['go_gc_heap_allocs_objects_total', undefined],
    ['go_gc_heap_allocs_by_size_bytes_bucket', undefined],
    ['TotalAlloc', 'work'],
    ['NumGC', 'gcCycles'],
    ['go_gc_duration_seconds_sum', undefined],
    ['restart', 'restart'],
    ['restarts_per_hour', undefined],
    ['jvm_memory_used_bytes', undefined],
    ['', undefined],
  ] as const)('says of %p: %p', (name, role) => {
    expect(findMetricRole(name)).toBe(role);
  });

  it('knows each metric that is asked for under its own role', () => {
    for (const [role, metrics] of Object.entries(COMPANION_METRICS)) {
      expect(metrics.map(findMetricRole)).toEqual(metrics.map(() => role));
    }
  });
});

describe('isPerGc', () => {
  it.each([
    ['go_gc_heap_live_bytes', true],
    ['go_memstats_next_gc_bytes{job="api"}', true],
    ['NextGC', true],
    ['live', false],
    ['go_memstats_heap_alloc_bytes', false],
    ['', false],
  ])('says of %p: %p', (name, is) => {
    expect(isPerGc(name)).toBe(is);
  });
});
