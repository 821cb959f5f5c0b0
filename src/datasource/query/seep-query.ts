// SPDX-License-Identifier: Apache-2.0
// The query model. It is stored in dashboards, so it carries its version: see migrate-query.ts.
import type { DataQuery } from '@grafana/schema';

export const QUERY_SCHEMA = 1;

export const QUERY_TYPES = ['series', 'leakScore', 'suspects', 'delta', 'profile'] as const;
export type SeepQueryType = (typeof QUERY_TYPES)[number];

export const GROUPINGS = ['none', 'function', 'package', 'stack'] as const;
export type Grouping = (typeof GROUPINGS)[number];

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
  /** The same; for profile the moment of the snapshot. */
  after?: string;
  /** leakScore: heap size at which the service dies; enables the forecast. */
  limitBytes?: number;
}
