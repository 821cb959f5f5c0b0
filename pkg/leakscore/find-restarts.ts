// SPDX-License-Identifier: Apache-2.0
// Where a new process begins, as what accompanies a series tells it (design: leak score, 7.2).

/** The start time is a sum of two clock readings (boot time, jiffies since) and may wobble by a second. */
const SAME_START_SECONDS = 2;

/** Columns in order of time, NaN where nothing is known. A value of the series itself that falls may be a large release: it is not asked. */
export interface RestartTraces {
  /** Count up as long as a process runs: allocated bytes, GC cycles. */
  readonly counters: ReadonlyArray<ArrayLike<number> | undefined>;
  /** When the process began, in Unix seconds. */
  readonly startSeconds?: ArrayLike<number> | undefined;
  /** Other than 0 at the first sample of a new process. */
  readonly flags?: ArrayLike<number> | undefined;
}

interface Trace {
  readonly column: ArrayLike<number>;
  readonly isRestart: (before: number, after: number) => boolean;
  /** Of the running process; NaN when it has not told yet. */
  last: number;
}

/** Indices of the first sample of each new process, ascending; never 0. A process that one trace tells late is still one. */
export function findRestarts({ counters, startSeconds, flags }: RestartTraces): number[] {
  const traces = [
    ...counters.flatMap((column) => traceOf(column, (before, after) => after < before)),
    ...traceOf(startSeconds, (before, after) => Math.abs(after - before) > SAME_START_SECONDS),
    ...traceOf(flags, (_, after) => after !== 0),
  ];
  const restarts: number[] = [];
  const length = Math.max(0, ...traces.map(({ column }) => column.length));
  for (let i = 0; i < length; i++) {
    const isRestart = traces.some((trace) => isKnown(trace.column[i]) && trace.isRestart(trace.last, trace.column[i]));
    if (isRestart && i > 0) {
      restarts.push(i);
    }
    for (const trace of traces) {
      trace.last = isKnown(trace.column[i]) ? trace.column[i] : isRestart ? NaN : trace.last;
    }
  }
  return restarts;
}

function traceOf(column: ArrayLike<number> | undefined, isRestart: Trace['isRestart']): Trace[] {
  return column === undefined ? [] : [{ column, isRestart, last: NaN }];
}

function isKnown(value: number): boolean {
  return !Number.isNaN(value);
}
