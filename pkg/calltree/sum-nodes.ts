// SPDX-License-Identifier: Apache-2.0
// Weights of stacks to columns of nodes.

/** Self values: for every node the sum of the values of the stacks that end there. */
export function sumByLeaf(leaves: Int32Array, values: Float64Array, nodes: number): Float64Array {
  const sums = new Float64Array(nodes);
  for (let stack = 0; stack < leaves.length; stack++) {
    sums[leaves[stack]] += values[stack];
  }
  return sums;
}

/** For every node the sum of `own` over its subtree. Parents stand before children, so one sweep from the end is enough. */
export function sumSubtrees(own: Float64Array, parent: Int32Array): Float64Array {
  const sums = own.slice();
  for (let node = sums.length - 1; node > 0; node--) {
    sums[parent[node]] += sums[node];
  }
  return sums;
}
