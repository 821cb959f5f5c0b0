// SPDX-License-Identifier: Apache-2.0
// Points of one figure while they are read off a history, before they become a series.

/** Columns of equal length, times ascending. */
export interface Points {
  readonly timesUnixMs: number[];
  readonly values: number[];
  /** Per point: which process it belongs to (processOrdinals). */
  readonly processes: number[];
}

export function emptyPoints(): Points {
  return { timesUnixMs: [], values: [], processes: [] };
}

/** Index of the first point of each process but the first. */
export function restartsOf(processes: ArrayLike<number>): readonly number[] {
  const restarts: number[] = [];
  for (let i = 1; i < processes.length; i++) {
    if (processes[i] !== processes[i - 1]) {
      restarts.push(i);
    }
  }
  return restarts;
}
