// SPDX-License-Identifier: Apache-2.0
import { SeepError } from '#pkg/base';

export type ReportErrorCode = 'too-large' | 'number-out-of-range';

/**
 * Why a tree cannot be written down.
 * `too-large`: the text would be longer than a browser can hold in one string.
 * `number-out-of-range`: an amount is not a finite number.
 */
export class ReportError extends SeepError {
  declare readonly code: ReportErrorCode;
}
