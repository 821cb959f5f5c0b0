// SPDX-License-Identifier: Apache-2.0
import { SeepError } from '#pkg/base';

export type TreeErrorCode =
  'unit-mismatch' | 'incompatible-profiles' | 'bad-regex' | 'number-out-of-range' | 'too-large';

/**
 * Why trees and profiles cannot be put together or filtered.
 * `unit-mismatch`: the two sides count different things, such as bytes and goroutines.
 * `incompatible-profiles`: they have no sample type in common, or not the same ones where that is needed.
 * `bad-regex`: an expression of the user that cannot be read; the message says where.
 * `number-out-of-range`: a sum beyond 2^53, which a double cannot hold exactly; on writing, a value that int64 cannot hold.
 * `too-large`: more stack frames than a profile in memory may have.
 */
export class TreeError extends SeepError {
  declare readonly code: TreeErrorCode;
}
