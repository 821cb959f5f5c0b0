// SPDX-License-Identifier: Apache-2.0
import type { LeakSeries } from '#pkg/leakscore';
import type { SeriesKind } from '../query/seep-query';
import { columnAt, findCompanion, type CompanionName } from './companions';
import type { PrometheusSeries } from './prometheus-series';

// The start time is a sum of two clock readings (boot time, jiffies since) and may wobble by a second.
const START_TOLERANCE_SECONDS = 2;

export interface LeakSeriesOptions {
  readonly kind: SeriesKind;
  readonly companions: ReadonlyMap<CompanionName, readonly PrometheusSeries[]>;
  /** The companion `work` is bytes per time, not bytes since the start. */
  readonly workIsRate: boolean;
}

/**
 * A Prometheus series as the score takes it. A new process is where the start time changes, or where the allocations, a counter, fall:
 * a value that falls may be a large release.
 */
export function leakSeriesOf(series: PrometheusSeries, options: LeakSeriesOptions): LeakSeries {
  const { kind, companions, workIsRate } = options;
  const { timesUnixMs, values } = series;
  const timesSeconds = Float64Array.from(timesUnixMs, (ms) => ms / 1000);
  const columnOf = (name: CompanionName) => {
    const companion = findCompanion(series, companions.get(name) ?? []);
    return companion && columnAt(companion, timesUnixMs);
  };
  const start = columnOf('start');
  const work = columnOf('work');
  const restarts = [
    ...(start === undefined ? [] : changesOf(start)),
    ...(work === undefined || workIsRate ? [] : fallsOf(work)),
  ];
  return {
    kind,
    timesSeconds,
    values,
    workBytes: work && (workIsRate ? sumOverTime(work, timesSeconds) : work),
    gcCycles: kind === 'heap_raw' ? columnOf('gcCycles') : undefined,
    restarts: [...new Set(restarts)].sort((a, b) => a - b),
  };
}

function changesOf(startsSeconds: Float64Array): number[] {
  return indicesAgainstLast(startsSeconds, (now, last) => Math.abs(now - last) > START_TOLERANCE_SECONDS);
}

function fallsOf(counter: Float64Array): number[] {
  return indicesAgainstLast(counter, (now, last) => now < last);
}

/** Where a value is so against the last known one. */
function indicesAgainstLast(column: Float64Array, isSo: (now: number, last: number) => boolean): number[] {
  const indices: number[] = [];
  let last = NaN;
  column.forEach((now, i) => {
    if (!Number.isNaN(now)) {
      if (isSo(now, last)) {
        indices.push(i);
      }
      last = now;
    }
  });
  return indices;
}

/** A rate as the counter it could have come from. */
function sumOverTime(rates: Float64Array, timesSeconds: Float64Array): Float64Array {
  let sum = 0;
  return rates.map((rate, i) => {
    sum += i === 0 || Number.isNaN(rate) ? 0 : rate * (timesSeconds[i] - timesSeconds[i - 1]);
    return sum;
  });
}
