// SPDX-License-Identifier: Apache-2.0
// A value that only a GC changes says nothing new until the next one: repeats are no evidence (design: leak score, 3 and 14).
import type { LeakSeries } from './leak-series';

/**
 * The first sample after each GC, and the first of each process. A GC ran where the counter `gcCycles` says so, and where the value
 * changed, also when the counter is not known there. Gaps stay, as computeLeakScore tells of them.
 */
export function onePointPerGc(series: LeakSeries, gcCycles: ArrayLike<number> | undefined): LeakSeries {
  const { timesSeconds, values, workBytes } = series;
  const restarts = new Set(series.restarts);
  const kept = findNewPoints(values, gcCycles, restarts);
  const pick = (column: ArrayLike<number>) => Float64Array.from(kept, (i) => column[i]);
  return {
    kind: series.kind,
    timesSeconds: pick(timesSeconds),
    values: pick(values),
    workBytes: workBytes && pick(workBytes),
    restarts: kept.flatMap((i, at) => (restarts.has(i) ? [at] : [])),
  };
}

function findNewPoints(
  values: ArrayLike<number>,
  gcCycles: ArrayLike<number> | undefined,
  restarts: ReadonlySet<number>
): number[] {
  const kept: number[] = [];
  let lastValue = NaN;
  let lastCycles = NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const cycles = gcCycles?.[i] ?? NaN;
    if (restarts.has(i)) {
      lastValue = NaN;
      lastCycles = NaN;
    }
    if (Number.isNaN(value)) {
      kept.push(i);
      continue;
    }
    // An unknown last value differs from any, an unknown counter from none.
    if (value !== lastValue || cycles > lastCycles) {
      kept.push(i);
    }
    lastValue = value;
    lastCycles = Number.isNaN(cycles) ? lastCycles : cycles;
  }
  return kept;
}
