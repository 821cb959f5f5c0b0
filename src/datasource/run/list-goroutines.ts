// SPDX-License-Identifier: Apache-2.0
import { inSlices, type PausableWork } from '#pkg/base';
import { unescapeName } from '#pkg/calltree';
import { GOROUTINES, type HistorySnapshot, type SiteRows } from '#pkg/capture';
import { provenRowsAt } from '#pkg/findings';
import { goroutineStateOf, visibleFrames } from '#pkg/profile';
import { sortInTurns } from './sort-in-turns';

/** Stacks that are read between two pauses: some microseconds each. */
const ROWS_PER_TURN = 512;

const NO_ROWS: SiteRows = { stack: new Int32Array(0), value: new Float64Array(0) };

/** Goroutines with one stack. */
export interface GoroutineRow {
  readonly count: number;
  /** What they wait for, in the words of the runtime; "" when the frames do not tell. */
  readonly state: string;
  /** The innermost function outside the runtime. */
  readonly function: string;
  /** Function names as the profile has them, leaf first, one a line, those of the runtime included. */
  readonly stack: string;
  /** How many of them Go's collector proved to wait for ever; undefined when the service does not tell. */
  readonly proven: number | undefined;
}

/** The goroutines of the capture at `index`, which has some: largest count first, then by stack. */
export function* listGoroutines(history: HistorySnapshot, index: number): PausableWork<readonly GoroutineRow[]> {
  const { stack: stacks, value } = history.captures[index].rows[GOROUTINES] ?? NO_ROWS;
  const proven = provenRowsAt(history, index);
  const provenOfStack = proven && new Map(Array.from(proven.stack, (stack, row) => [stack, proven.value[row]]));
  const listed: GoroutineRow[] = [];
  yield* inSlices(
    stacks.length,
    (from, to) => {
      for (let row = from; row < to; row++) {
        // Proofs are of an older round than the counts: some may be gone.
        const ofStack = provenOfStack && Math.min(value[row], provenOfStack.get(stacks[row]) ?? 0);
        listed.push(rowOf(namesFromLeaf(history, stacks[row]), { count: value[row], proven: ofStack }));
      }
    },
    ROWS_PER_TURN
  );
  yield;
  return yield* sortInTurns(
    listed,
    (one, other) => other.count - one.count || (one.stack < other.stack ? -1 : Number(one.stack > other.stack))
  );
}

function rowOf(names: readonly string[], { count, proven }: Pick<GoroutineRow, 'count' | 'proven'>): GoroutineRow {
  return {
    count,
    state: goroutineStateOf(names) ?? '',
    function: unescapeName(visibleFrames(names).at(0) ?? '<unknown>'),
    stack: names.join('\n'),
    proven,
  };
}

function namesFromLeaf({ stacks }: HistorySnapshot, stack: number): string[] {
  const frames = stacks.frame.subarray(stacks.start[stack], stacks.start[stack + 1]);
  return Array.from(frames, (frame) => stacks.frames.name[frame]).reverse();
}
