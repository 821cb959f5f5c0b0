// SPDX-License-Identifier: Apache-2.0
// Two single snapshots, the first before and the second after, as one tree of growth.
import type { DataFrame } from '@grafana/data';
import type { PausableWork } from '#pkg/base';
import { balanceOf, buildDeltaTree, type SnapshotTree, type WeightedStacks } from '#pkg/calltree';
import { FrameError } from './frame-error';
import { type FlameData, readFlameFrame } from './read-flame-frame';

/** @throws FrameError, also `unit-mismatch` */
export function* readFlamePair(before: DataFrame, after: DataFrame): PausableWork<FlameData> {
  const [first, second] = [yield* readFlameFrame(before), yield* readFlameFrame(after)];
  if (first.kind !== 'snapshot' || second.kind !== 'snapshot') {
    throw new FrameError('mixed-frames', 'one of the two frames is a delta already: only single snapshots make a pair');
  }
  if (first.tree.unit !== second.tree.unit) {
    throw new FrameError(
      'unit-mismatch',
      `the first frame is in "${first.tree.unit}", the second in "${second.tree.unit}"`
    );
  }
  const delta = buildDeltaTree(stacksOf(first.tree), stacksOf(second.tree));
  const { length, frames, frame, end, unit, totalBefore, grown, shrunk } = delta;
  return {
    kind: 'growth',
    rootName: second.rootName,
    warnings: [...first.warnings, ...second.warnings],
    tree: { length, frames, frame, end, unit, totalBefore, grown, shrunk },
    turnover: balanceOf(delta),
  };
}

// Nodes with a value of their own as stacks, root first, without the root itself.
function stacksOf({ length, frames, frame, end, unit, total }: SnapshotTree): WeightedStacks {
  const path: number[] = [];
  const start = [0];
  const stackFrame: number[] = [];
  const value: number[] = [];
  for (let node = 0; node < length; node++) {
    while (path.length > 0 && end[path[path.length - 1]] <= node) {
      path.pop();
    }
    path.push(node);
    let self = total[node];
    for (let child = node + 1; child < end[node]; child = end[child]) {
      self -= total[child];
    }
    if (self > 0) {
      for (let depth = 1; depth < path.length; depth++) {
        stackFrame.push(frame[path[depth]]);
      }
      start.push(stackFrame.length);
      value.push(self);
    }
  }
  const columns = {
    start: Int32Array.from(start),
    frame: Int32Array.from(stackFrame),
    value: Float64Array.from(value),
  };
  return { frames, length: value.length, unit, ...columns };
}
