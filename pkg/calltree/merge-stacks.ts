// SPDX-License-Identifier: Apache-2.0
import { assert } from '#pkg/base';
import { ensureExactSums } from './ensure-exact-sums';
import { FrameInterner } from './frame-interner';
import { internFrames } from './intern-frames';
import { PathTree } from './path-tree';
import { TreeError } from './tree-error';
import type { WeightedStacks } from './weighted-stacks';

/**
 * The stacks of all `parts` with their values added up, each stack once, in the order of first sight; stacks that come to 0 are left
 * out. Frames are the same when their names are. O(frames of all stacks).
 * @throws TreeError `unit-mismatch`; `number-out-of-range` when the sizes of the values add up to more than 2^53
 */
export function mergeStacks(parts: readonly WeightedStacks[]): WeightedStacks {
  assert(parts.length > 0, 'nothing to merge');
  ensureExactSums(...parts);
  const interner = new FrameInterner();
  const paths = new PathTree();
  const leaves = parts.map((part) => {
    if (part.unit !== parts[0].unit) {
      throw new TreeError('unit-mismatch', `"${parts[0].unit}" and "${part.unit}" cannot be added up`);
    }
    return paths.addStacks(part, internFrames(interner, part.frames));
  });
  return { ...stacksOfNodes(paths, addUp(parts, leaves, paths.length)), frames: interner.table(), unit: parts[0].unit };
}

function addUp(parts: readonly WeightedStacks[], leaves: readonly Int32Array[], nodes: number): Float64Array {
  const sums = new Float64Array(nodes);
  parts.forEach((part, i) => {
    for (let stack = 0; stack < part.length; stack++) {
      sums[leaves[i][stack]] += part.value[stack];
    }
  });
  return sums;
}

function stacksOfNodes(paths: PathTree, value: Float64Array): Omit<WeightedStacks, 'frames' | 'unit'> {
  const { parent, frame } = paths;
  const depth = new Int32Array(paths.length);
  const nodes: number[] = [];
  const start = [0];
  for (let node = 0; node < paths.length; node++) {
    depth[node] = node === 0 ? 0 : depth[parent[node]] + 1;
    if (value[node] !== 0) {
      nodes.push(node);
      start.push(start[start.length - 1] + depth[node]);
    }
  }
  const frames = new Int32Array(start[nodes.length]);
  nodes.forEach((leaf, stack) => {
    let next = start[stack + 1];
    for (let node = leaf; node !== 0; node = parent[node]) {
      frames[--next] = frame[node];
    }
  });
  return {
    length: nodes.length,
    start: Int32Array.from(start),
    frame: frames,
    value: Float64Array.from(nodes, (node) => value[node]),
  };
}
