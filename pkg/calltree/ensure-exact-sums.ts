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
    magnitude += sumOfSizes(value);
  }
  if (!(magnitude <= Number.MAX_SAFE_INTEGER)) {
    throw new TreeError('number-out-of-range', 'the values of the stacks add up to more than 2^53');
  }
}

function sumOfSizes(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += Math.abs(values[i]);
  }
  return sum;
}
