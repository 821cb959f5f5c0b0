// SPDX-License-Identifier: Apache-2.0
import type { SeriesKind } from '../query/seep-query';

/**
 * What a series is, by the first word that is known: the metric's name, the label `resource` (as the recording rules of Seep have it),
 * the expression. Anything else is taken for bytes that only a garbage collection brings down, the kind with the fewest assumptions.
 */
export function guessSeriesKind(metric: string, resource: string | undefined, expr: string): SeriesKind {
  for (const text of [metric, resource ?? '', expr]) {
    if (/goroutine|threads|_fds\b/i.test(text)) {
      return 'goroutines';
    }
    if (/heap_?live|live_?heap|next_gc/i.test(text)) {
      return 'heap_live';
    }
    if (/heap_(alloc|inuse)_bytes|memstats_alloc_bytes\b/i.test(text)) {
      return 'heap_raw';
    }
  }
  return 'heap_live';
}

/** Whether an expression gives a rate instead of a counter. `increase` and `delta` are rates of another unit, and units do not matter. */
export function isRate(expr: string): boolean {
  return /\b(i?rate|deriv|increase|i?delta)\s*\(|:i?rate\d*[smhd]?\b/.test(expr);
}
