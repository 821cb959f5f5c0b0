// SPDX-License-Identifier: Apache-2.0
// How a bug of ours announces itself. Bad input never ends here: it gets a SeepError.

/**
 * Throws when `condition` does not hold: the program is wrong, not its input.
 * @throws Error whose message begins with "Seep bug:"
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) {
    throw new Error(`Seep bug: ${message}`);
  }
}
