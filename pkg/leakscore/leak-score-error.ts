// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a series before anything is computed.
import { SeepError, type SeepErrorDetails } from '#pkg/base';

export type LeakScoreErrorCode =
  /** Two columns of one series differ in length. */
  | 'column-length-mismatch'
  /** A series record is not a JSON object. */
  | 'record-not-an-object'
  /** A series record lacks `t` or `y`. */
  | 'record-field-missing'
  /** A field of a series record has the wrong type or an impossible value. */
  | 'record-field-invalid';

/** Bad input to this room; `at` names the column or field, e.g. "y[17]". */
export class LeakScoreError extends SeepError {
  declare readonly code: LeakScoreErrorCode;

  constructor(code: LeakScoreErrorCode, message: string, details: SeepErrorDetails = {}) {
    super(code, message, details);
  }
}
