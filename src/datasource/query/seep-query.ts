// SPDX-License-Identifier: Apache-2.0
// The query model. It is stored in dashboards, so it carries its version: see migrate-query.ts.
import type { DataQuery } from '@grafana/schema';

/** 2: leak scores of Prometheus series, and `limitBytes` of the process instead of its heap. */
export const QUERY_SCHEMA = 2;

export const QUERY_TYPES = ['series', 'leakScore', 'suspects', 'delta', 'profile', 'goroutines'] as const;
export type SeepQueryType = (typeof QUERY_TYPES)[number];

export const GROUPINGS = ['none', 'function', 'package', 'stack'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the values of a Prometheus series are: it decides how they are scored. */
export const SERIES_KINDS = ['heap_live', 'heap_raw', 'goroutines'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

/** All text fields take dashboard variables. Which fields count depends on the query type. */
export interface SeepQuery extends DataQuery {
  schema: typeof QUERY_SCHEMA;
  queryType: SeepQueryType;
  /** series: a metric's name, or a profile type id for series by call site. */
  metric?: string;
  /** delta, profile, suspects: a profile type id. */
  profileType?: string;
  /** series of a profile type. */
  groupBy?: Grouping;
  /** series of a profile type and suspects: at most so many. */
  topN?: number;
  /** delta, suspects: auto, rangeStart, rangeEnd, Unix milliseconds or a Grafana time expression such as now-1h. */
  before?: string;
  /** The same; for profile and goroutines the moment of the snapshot. */
  after?: string;
  /** leakScore: memory of the process at which it dies; enables the forecast. */
  limitBytes?: number;
  /** leakScore: uid of a Prometheus data source whose series are scored instead of the service's own. */
  prometheusUid?: string;
  /** With prometheusUid: the series, in PromQL. */
  expr?: string;
  /** Default: guessed from the name of the metric. */
  seriesKind?: SeriesKind;
  /** With expr: what the same processes allocate, in bytes, cumulative or as a rate. Default: go_memstats_alloc_bytes_total. */
  workExpr?: string;
  /** With expr: the memory limit of the same processes, in bytes. */
  limitExpr?: string;
  /** With expr: time between two points, e.g. 30s. Default: what Prometheus chooses for 600 points. */
  step?: string;
}
