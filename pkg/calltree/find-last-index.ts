// SPDX-License-Identifier: Apache-2.0

/** Index of the last element of `stack` that `isWanted`, or NONE: nearest to the root, since stacks have the leaf first. */
export function findLastIndex(stack: Int32Array, isWanted: (location: number) => boolean): number {
  // NONE is -1, which is where the loop ends.
  let index = stack.length - 1;
  while (index >= 0 && !isWanted(stack[index])) {
    index--;
  }
  return index;
}
