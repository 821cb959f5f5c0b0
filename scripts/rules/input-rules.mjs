// SPDX-License-Identifier: Apache-2.0
// What the score is computed from: the live heap, the goroutines, and the limit of the live heap.

/** From here on a GOMEMLIMIT is "none": the runtime says 2^63 - 1, which no double holds exactly. */
const NO_LIMIT_BYTES = String(2n ** 62n);
/** GOGC=off reads as -1 in 64 bits without a sign. Nobody sets a million percent. */
const GOGC_OFF_PERCENT = 1_000_000;

// NextGC = live * (1 + GOGC/100). `unless` binds tighter than `or`: halves only where GOGC is not known.
const LIVE_HEAP = `go_gc_heap_live_bytes
or go_memstats_next_gc_bytes / (1 + (go_gc_gogc_percent < ${GOGC_OFF_PERCENT}) / 100)
or go_memstats_next_gc_bytes / 2 unless go_gc_gogc_percent`;

// leak:limit_bytes is for the user to record; docs/alerting.md shows how, also from a container's limit.
const LIVE_LIMIT = `min by (job, instance) (leak:limit_bytes)
or min by (job, instance) (go_gc_gomemlimit_bytes < ${NO_LIMIT_BYTES})`;

/** Inputs; every label of the target stays. */
export function inputRules() {
  return [
    { record: 'leak:live', expr: LIVE_HEAP, labels: { resource: 'heap' } },
    { record: 'leak:live', expr: 'go_goroutines', labels: { resource: 'goroutines' } },
    { record: 'leak:live_limit_bytes', expr: LIVE_LIMIT },
  ];
}
