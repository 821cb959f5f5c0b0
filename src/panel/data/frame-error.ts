// SPDX-License-Identifier: Apache-2.0
import { SeepError } from '#pkg/base';

/** What can be wrong with a data frame that should hold a flame graph. */
export type FrameErrorCode =
  | 'missing-field'
  | 'wrong-field-type'
  | 'uneven-fields'
  | 'root-not-first'
  | 'second-root'
  | 'level-jump'
  | 'bad-number'
  | 'unit-mismatch'
  | 'mixed-frames';

/** A frame that cannot be drawn; the message says which field or row is wrong. */
export class FrameError extends SeepError {
  declare readonly code: FrameErrorCode;

  constructor(code: FrameErrorCode, message: string, row?: number) {
    super(code, message, row === undefined ? {} : { at: `row ${row + 1}` });
  }
}
