// SPDX-License-Identifier: Apache-2.0
import { SeepError } from '#pkg/base';

/**
 * What is wrong with a query, not with the service.
 *
 * | code | meaning |
 * |---|---|
 * | `newer-query` | the dashboard was saved by a newer version of the plugin |
 * | `unknown-metric` | no metric of this name, and no profile type id either |
 * | `unknown-profile-type` | not one of the profile types that captures hold |
 * | `bad-moment` | before or after is no moment |
 * | `before-not-earlier` | the capture meant by before is later than the one meant by after |
 * | `unknown-data-source` | there is no data source of this uid |
 * | `prometheus-failed` | the Prometheus data source answered with an error, which the message repeats |
 * | `bad-step` | no duration such as 30s |
 */
export type QueryErrorCode =
  | 'newer-query'
  | 'unknown-metric'
  | 'unknown-profile-type'
  | 'bad-moment'
  | 'before-not-earlier'
  | 'unknown-data-source'
  | 'prometheus-failed'
  | 'bad-step';

export class QueryError extends SeepError {
  declare readonly code: QueryErrorCode;

  constructor(code: QueryErrorCode, message: string) {
    super(code, message);
  }
}
