// SPDX-License-Identifier: Apache-2.0
import { SeepError } from '#pkg/base';

/**
 * Why a target did not give what was asked for.
 *
 * | code | meaning |
 * |---|---|
 * | `unreachable` | no connection, name not found, connection refused, or the data proxy answered 502 |
 * | `timeout` | no complete answer in time, or 504 |
 * | `aborted` | the caller gave up |
 * | `response-too-large` | more body bytes than the cap |
 * | `unauthorized` | 401, 403, or Grafana's 400 "Authentication to data source failed" |
 * | `no-pprof` | 404 without `X-Go-Pprof`: nothing at this path is net/http/pprof |
 * | `unknown-profile` | 404 with `X-Go-Pprof`: pprof is here, this profile is not |
 * | `bad-status` | any other status than 200 |
 * | `unexpected-answer` | 200, but not what the path should give (HTML instead of a profile, JSON without memstats) |
 * | `too-many-goroutines` | a full goroutine dump would freeze the program: more goroutines than the limit |
 * | `forbidden-path` | wrong use: a profile that is never asked for, or a path prefix that is no plain path |
 */
export type SourceErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'response-too-large'
  | 'unauthorized'
  | 'no-pprof'
  | 'unknown-profile'
  | 'bad-status'
  | 'unexpected-answer'
  | 'too-many-goroutines'
  | 'forbidden-path';

export class SourceError extends SeepError {
  declare readonly code: SourceErrorCode;

  constructor(code: SourceErrorCode, message: string, details: { at?: string; cause?: unknown } = {}) {
    super(code, message, details);
  }
}
