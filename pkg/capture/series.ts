// SPDX-License-Identifier: Apache-2.0

/** Names of the series that are read off a history (product: captures, history, series). */
export type MetricName =
  | 'heap_live'
  | 'heap_inuse'
  | 'heap_objects'
  | 'heap_alloc'
  | 'heap_idle'
  | 'heap_released'
  | 'stack_inuse'
  | 'sys'
  | 'alloc_rate'
  | 'mallocs_rate'
  | 'frees_rate'
  | 'gc_cpu_fraction'
  | 'gc_pause'
  | 'gc_rate'
  | 'rss'
  | 'rss_minus_heap'
  | 'goroutines'
  | 'threads';

/** Points of one metric or site, times ascending. A capture that does not tell the value has no point. */
export interface Series {
  /** A MetricName, or the site's name. */
  readonly name: string;
  /** Grafana unit id: "bytes", "short", "Bps", "ops", "percentunit", "s". */
  readonly unit: string;
  readonly timesUnixMs: Float64Array;
  readonly values: Float64Array;
  /** Index of the first point of each new process. */
  readonly restarts: readonly number[];
}
