// SPDX-License-Identifier: Apache-2.0
import { SeepError } from '#pkg/base';

/** Why trees cannot be put together. `unit-mismatch`: the two sides count different things, such as bytes and goroutines. */
export class TreeError extends SeepError {
  declare readonly code: 'unit-mismatch';
}
