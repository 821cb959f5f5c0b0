// SPDX-License-Identifier: Apache-2.0
import { guessSeriesKind, isRate } from './guess-series-kind';

describe('guessSeriesKind', () => {
  it.each([
    ['go_goroutines', undefined, 'go_goroutines{job="api"}', 'goroutines'],
    ['process_open_fds', undefined, 'process_open_fds', 'goroutines'],
    ['', 'goroutines', 'leak:live', 'goroutines'],
    ['', 'heap', 'leak:live', 'heap_live'],
    ['go_gc_heap_live_bytes', undefined, 'go_gc_heap_live_bytes', 'heap_live'],
    ['', undefined, 'go_memstats_next_gc_bytes / 2', 'heap_live'],
    ['go_memstats_heap_alloc_bytes', undefined, 'go_memstats_heap_alloc_bytes', 'heap_raw'],
    ['go_memstats_alloc_bytes', undefined, 'go_memstats_alloc_bytes', 'heap_raw'],
    ['', undefined, 'sum by (job) (go_memstats_heap_inuse_bytes)', 'heap_raw'],
    ['jvm_memory_used_bytes', undefined, 'jvm_memory_used_bytes', 'heap_live'],
  ] as const)('takes metric %p with resource %p of %p for %p', (metric, resource, expr, kind) => {
    expect(guessSeriesKind(metric, resource, expr)).toBe(kind);
  });
});

describe('isRate', () => {
  it.each([
    ['rate(go_memstats_alloc_bytes_total[5m])', true],
    ['sum by (job) (irate(x[1m]))', true],
    ['job:go_alloc_bytes:rate5m', true],
    ['go_memstats_alloc_bytes_total', false],
    ['requests_separate(x)', false],
    ['exchange_rate', false],
  ])('says of %p: %p', (expr, is) => {
    expect(isRate(expr)).toBe(is);
  });
});
