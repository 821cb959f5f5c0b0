// SPDX-License-Identifier: Apache-2.0
// What can go wrong between a history and those who feed, keep or ask it.
import { SeepError } from '#pkg/base';

/**
 * Why a history could not do what was asked.
 *
 * | code | meaning |
 * |---|---|
 * | `wrong-profile` | a scrape's heap or goroutine profile lacks the sample type that makes it one |
 * | `damaged-history` | what the store gave back is not a history; `at` names the record |
 * | `newer-schema` | the store was written by a newer version |
 * | `store-conflict` | somebody else appended to the same target meanwhile: load again |
 * | `no-such-capture` | an index outside the history |
 * | `rows-not-captured` | the capture has no rows of the profile type that was asked for |
 */
export type CaptureErrorCode =
  'wrong-profile' | 'damaged-history' | 'newer-schema' | 'store-conflict' | 'no-such-capture' | 'rows-not-captured';

export class CaptureError extends SeepError {
  declare readonly code: CaptureErrorCode;

  constructor(code: CaptureErrorCode, message: string, details: { at?: string; cause?: unknown } = {}) {
    super(code, message, details);
  }
}
