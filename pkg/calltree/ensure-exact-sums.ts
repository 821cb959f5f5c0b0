// SPDX-License-Identifier: Apache-2.0
import { TreeError } from './tree-error';
import type { WeightedStacks } from './weighted-stacks';

/**
 * Refuses what a double could not add up exactly, in whatever order.
 * @throws TreeError `number-out-of-range` when the sizes of the values add up to more than 2^53
 */
export function ensureExactSums(...parts: readonly WeightedStacks[]): void {
  let magnitude = 0;
  for (const { value } of parts) {
    for (let stack = 0; stack < value.length; stack++) {
      magnitude += Math.abs(value[stack]);
    }
  }
  if (!(magnitude <= Number.MAX_SAFE_INTEGER)) {
    throw new TreeError('number-out-of-range', 'the values of the stacks add up to more than 2^53');
  }
}
