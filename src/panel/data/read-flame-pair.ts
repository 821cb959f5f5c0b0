// SPDX-License-Identifier: Apache-2.0
// Two single snapshots, the first before and the second after, as one tree of growth.
import type { DataFrame } from '@grafana/data';
import { NONE, type PausableWork, pauseIfLong } from '#pkg/base';
import type { FrameTable, GrowthTree, SnapshotTree } from '#pkg/calltree';
import { filterTree } from '#pkg/flame';
import { FrameError } from './frame-error';
import { growthOfTotals } from './growth-of-totals';
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
  const { tree, turnover } = yield* growthOfTotals(yield* mergePair(first.tree, second.tree));
  return {
    kind: 'growth',
    rootName: second.rootName,
    warnings: [...first.warnings, ...second.warnings],
    tree,
    turnover,
  };
}

// No function has this name: it would be taken out with the two nodes that it stands for.
const HALF = '\u0000half';

/**
 * Both trees as one, with totals of the first as `totalBefore` and of the second as `grown`: side by side below one root, and then
 * without the two nodes that hold them, so that what has the same path becomes one.
 */
function* mergePair(first: SnapshotTree, second: SnapshotTree): PausableWork<GrowthTree> {
  const { frames, secondFrame } = joinNames(first.frames, second.frames);
  yield* pauseIfLong(frames.length);
  const half = frames.length;
  const length = 1 + first.length + second.length;
  const frame = new Int32Array(length);
  const end = new Int32Array(length);
  const [totalBefore, grown] = [new Float64Array(length), new Float64Array(length)];
  const place = (tree: SnapshotTree, at: number, totals: Float64Array, frameOf: (frame: number) => number): void => {
    for (let node = 0; node < tree.length; node++) {
      frame[at + node] = node === 0 ? half : frameOf(tree.frame[node]);
      end[at + node] = at + tree.end[node];
    }
    totals.set(tree.total, at);
  };
  place(first, 1, totalBefore, (name) => name);
  yield* pauseIfLong(first.length);
  place(second, 1 + first.length, grown, (name) => secondFrame[name]);
  yield* pauseIfLong(second.length);
  [frame[0], end[0], totalBefore[0], grown[0]] = [NONE, length, first.total[0], second.total[0]];
  const columns = { frame, end, totalBefore, grown, shrunk: new Float64Array(length) };
  const sideBySide = { length, ...columns, unit: first.unit, frames: withHalf(frames) };
  const hideHalves = { kind: 'hide-frame', pattern: { form: 'text', text: HALF } } as const;
  return { ...(yield* filterTree(sideBySide, [hideHalves], { isOwn: () => false })), frames };
}

function withHalf({ length, name, file, line1 }: FrameTable): FrameTable {
  return { length: length + 1, name: [...name, HALF], file: [...file, ''], line1: Int32Array.from([...line1, 0]) };
}

/** The names of both, those of the first in their places; `secondFrame` leads there from the second's. */
function joinNames(first: FrameTable, second: FrameTable): { frames: FrameTable; secondFrame: Int32Array } {
  const known = new Map(first.name.map((name, frame) => [name, frame]));
  const [name, file, line1] = [[...first.name], [...first.file], [...first.line1]];
  const secondFrame = Int32Array.from(second.name, (text, frame) => {
    const at = known.get(text) ?? name.length;
    if (at === name.length) {
      name.push(text);
      file.push(second.file[frame]);
      line1.push(second.line1[frame]);
    }
    return at;
  });
  return { frames: { length: name.length, name, file, line1: Int32Array.from(line1) }, secondFrame };
}
