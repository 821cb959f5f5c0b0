// SPDX-License-Identifier: Apache-2.0
// "Only my code": what libraries do between two functions of the application's own is one thin frame.
import { inSlices, type PausableWork } from '#pkg/base';
import type { FrameTable } from '#pkg/calltree';
import type { AmountTree, FilteredStep } from './amount-tree';
import { mergeNodes, type MergedStep } from './merge-nodes';

/** Which frames are the application's own, and what stands for the others. */
export interface Folding {
  /** By frame: 1 where it is the application's own. */
  readonly isOwn: Uint8Array;
  /** By frame: how many frames it stands for, where it was folded before; 1 for the rest. */
  readonly runLength: Int32Array;
  /** The name of a folded run. */
  readonly nameRun: (frames: number) => string;
}

/** `runLength` for the frames of the step. */
export interface FoldedStep extends FilteredStep {
  readonly runLength: Int32Array;
}

/**
 * The tree in which frames that are not the application's own and follow one another are one frame, whichever they are: what leads to the
 * same own function stays together. It is named after the longest run folded there; frames of such names come at the end of the table.
 */
export function* foldLibraries(tree: AmountTree, { isOwn, runLength, nameRun }: Folding): PausableWork<FoldedStep> {
  const { frames } = tree.shape;
  const run = frames.length;
  const newFrame = Int32Array.from(isOwn, (own, frame) => (own === 1 ? frame : run));
  const isFolded = new Uint8Array(frames.length + 1).fill(1, run);
  const merged = yield* mergeNodes(tree, { newFrame, isFolded });
  const longest = yield* findLongestRuns(tree, { isOwn, runLength }, merged);
  const { lengths, frameOf } = framesOfLengths(longest, run);
  const { frame } = merged.shape;
  yield* inSlices(frame.length, (from, to) => {
    for (let node = from; node < to; node++) {
      frame[node] = longest[node] > 0 ? frameOf[longest[node]] : frame[node];
    }
  });
  return {
    ...{ amounts: merged.amounts, source: merged.source },
    shape: { ...merged.shape, frames: withNames(frames, lengths.map(nameRun)) },
    runLength: append(runLength, lengths),
  };
}

/** By new node: the frames of the longest run that went into it, 0 where it is none. */
function* findLongestRuns(
  { shape: { length, frame, end } }: AmountTree,
  { isOwn, runLength }: Pick<Folding, 'isOwn' | 'runLength'>,
  { newNode, shape }: MergedStep
): PausableWork<Int32Array> {
  const longest = new Int32Array(shape.length);
  const soFar = new Int32Array(length);
  yield* inSlices(length, (from, to) => {
    for (let node = from; node < to; node++) {
      const place = newNode[node];
      longest[place] = Math.max(longest[place], soFar[node]);
      for (let child = node + 1; child < end[node]; child = end[child]) {
        soFar[child] = isOwn[frame[child]] === 1 ? 0 : soFar[node] + runLength[frame[child]];
      }
    }
  });
  return longest;
}

/** The lengths that there are, shortest first, and the new frame for each. */
function framesOfLengths(
  longest: Int32Array,
  firstFrame: number
): { readonly lengths: readonly number[]; readonly frameOf: Int32Array } {
  let most = 0;
  for (let node = 0; node < longest.length; node++) {
    most = Math.max(most, longest[node]);
  }
  const frameOf = new Int32Array(most + 1);
  for (let node = 0; node < longest.length; node++) {
    frameOf[longest[node]] = 1;
  }
  const lengths: number[] = [];
  for (let length = 1; length < frameOf.length; length++) {
    if (frameOf[length] === 1) {
      frameOf[length] = firstFrame + lengths.length;
      lengths.push(length);
    }
  }
  return { lengths, frameOf };
}

function withNames(frames: FrameTable, names: readonly string[]): FrameTable {
  return {
    length: frames.length + names.length,
    name: [...frames.name, ...names],
    file: [...frames.file, ...names.map(() => '')],
    line1: append(frames.line1, new Int32Array(names.length)),
  };
}

function append(column: Int32Array, more: ArrayLike<number>): Int32Array {
  const longer = new Int32Array(column.length + more.length);
  longer.set(column);
  longer.set(more, column.length);
  return longer;
}
