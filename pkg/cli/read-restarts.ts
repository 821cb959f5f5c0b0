// SPDX-License-Identifier: Apache-2.0
// Where a new process begins, as what accompanies a series tells it.

/** Start times of one process differ by rounding; two processes do not start within a second on one target. */
const SAME_START_SECONDS = 1;

/** Columns in order of time, NaN where nothing is known. */
export interface RestartTraces {
  /** Count up as long as a process runs: allocated bytes, GC cycles. */
  readonly counters: ReadonlyArray<ArrayLike<number> | undefined>;
  /** When the process began. */
  readonly startSeconds?: ArrayLike<number> | undefined;
  /** Other than 0 at the first sample of a new process. */
  readonly flags?: ArrayLike<number> | undefined;
}

/** Indices of the first sample of each new process, ascending. */
export function findRestarts({ counters, startSeconds, flags }: RestartTraces): number[] {
  const restarts = new Set<number>();
  for (const counter of counters) {
    addChanges(restarts, counter, (before, after) => after < before);
  }
  addChanges(restarts, startSeconds, (before, after) => Math.abs(after - before) > SAME_START_SECONDS);
  for (let i = 1; i < (flags?.length ?? 0); i++) {
    if (flags !== undefined && flags[i] !== 0 && !Number.isNaN(flags[i])) {
      restarts.add(i);
    }
  }
  return [...restarts].sort((one, other) => one - other);
}

function addChanges(
  restarts: Set<number>,
  column: ArrayLike<number> | undefined,
  isChange: (before: number, after: number) => boolean
): void {
  let last = NaN;
  for (let i = 0; i < (column?.length ?? 0); i++) {
    const value = column?.[i] ?? NaN;
    if (Number.isNaN(value)) {
      continue;
    }
    if (isChange(last, value)) {
      restarts.add(i);
    }
    last = value;
  }
}
