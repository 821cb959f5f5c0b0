// SPDX-License-Identifier: Apache-2.0
import { unescapeName } from '#pkg/calltree';
import { GOROUTINES, type CaptureHistory } from '#pkg/capture';
import { provenRowsAt } from '#pkg/findings';
import { goroutineStateOf, visibleFrames } from '#pkg/profile';

/** Goroutines with one stack. */
export interface GoroutineRow {
  readonly count: number;
  /** What they wait for, in the words of the runtime; "" when the frames do not tell. */
  readonly state: string;
  /** The innermost function outside the runtime. */
  readonly function: string;
  /** Function names as the profile has them, leaf first, those of the runtime included. */
  readonly stack: readonly string[];
  /** How many of them Go's collector proved to wait for ever; undefined when the service does not tell. */
  readonly proven: number | undefined;
}

/** The goroutines of the capture at `index`, which has some: largest count first, then by stack. */
export function listGoroutines(history: CaptureHistory, index: number): readonly GoroutineRow[] {
  const rows = history.captures[index].rows[GOROUTINES];
  const provenRows = provenRowsAt(history, index);
  const proven = new Map(Array.from(provenRows?.stack ?? [], (stack, row) => [stack, provenRows?.value[row] ?? 0]));
  const listed = Array.from(rows?.stack ?? [], (stackIndex, row): GoroutineRow => {
    const count = rows?.value[row] ?? 0;
    const stack = namesFromLeaf(history, stackIndex);
    return {
      count,
      state: goroutineStateOf(stack) ?? '',
      function: unescapeName(visibleFrames(stack).at(0) ?? '<unknown>'),
      stack,
      // Of an older round than the counts: some may be gone.
      proven: provenRows && Math.min(count, proven.get(stackIndex) ?? 0),
    };
  });
  const keyOf = ({ stack }: GoroutineRow) => stack.join('\n');
  return listed.sort((one, other) => other.count - one.count || (keyOf(one) < keyOf(other) ? -1 : 1));
}

function namesFromLeaf({ stacks }: CaptureHistory, stack: number): string[] {
  const frames = stacks.frame.subarray(stacks.start[stack], stacks.start[stack + 1]);
  return Array.from(frames, (frame) => stacks.frames.name[frame]).reverse();
}
