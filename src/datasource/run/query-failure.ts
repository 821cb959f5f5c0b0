// SPDX-License-Identifier: Apache-2.0
import type { DataQueryError } from '@grafana/data';
import type { SeepError } from '#pkg/base';
import { describeFailure } from '../health/plain-error';
import type { LiveFailure } from '../live/live-state';

/** A failure as Grafana shows it beside the query. */
export function queryFailure(refId: string, failure: SeepError | LiveFailure): DataQueryError {
  const since = 'sinceUnixMs' in failure ? { since: new Date(failure.sinceUnixMs).toISOString() } : {};
  return {
    refId,
    message: describeFailure(failure),
    data: { message: failure.message, error: failure.code, ...since },
  };
}
