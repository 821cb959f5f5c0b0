// SPDX-License-Identifier: Apache-2.0
// A value that only a GC changes says nothing new until the next one: repeats are no evidence (design: leak score, 14).
import type { LeakSeries } from '#pkg/leakscore';

/** The samples after each GC, and the first of each process. Without `gcCycles` a change of the value stands for a GC. */
export function onePointPerGc(series: LeakSeries, gcCycles: ArrayLike<number> | undefined): LeakSeries {
  const { timesSeconds, values, workBytes } = series;
  const restarts = new Set(series.restarts);
  const marks = gcCycles ?? values;
  const kept = Array.from(values, (_, i) => i).filter((i) => i === 0 || restarts.has(i) || marks[i] !== marks[i - 1]);
  const pick = (column: ArrayLike<number>) => Float64Array.from(kept, (i) => column[i]);
  return {
    kind: series.kind,
    timesSeconds: pick(timesSeconds),
    values: pick(values),
    workBytes: workBytes && pick(workBytes),
    restarts: kept.flatMap((i, at) => (restarts.has(i) ? [at] : [])),
  };
}
