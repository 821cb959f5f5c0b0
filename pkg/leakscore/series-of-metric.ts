// SPDX-License-Identifier: Apache-2.0
// From a metric of a process, with what accompanies it, to a series to score.
import { findRestarts } from './find-restarts';
import type { LeakSeries, LeakSeriesKind } from './leak-series';
import { isPerGc } from './metric-role';
import { onePointPerGc } from './one-point-per-gc';
import { valuesAt, type TimedSamples } from './timed-samples';

/** Of the same process; each may have times of its own. */
export interface ProcessSamples {
  /** Allocated bytes since the process began, or per time with `workIsRate`, in any unit. */
  readonly work?: TimedSamples | undefined;
  readonly workIsRate?: boolean | undefined;
  /** GCs since the process began. */
  readonly gcCycles?: TimedSamples | undefined;
  /** When the process began, in Unix seconds. */
  readonly start?: TimedSamples | undefined;
  /** Other than 0 at the first sample of a new process: one for each sample of the metric. */
  readonly restartFlags?: ArrayLike<number> | undefined;
}

export interface ProcessMetric extends TimedSamples {
  /** Its name, which tells whether only a GC changes it; "" for the result of an expression. */
  readonly metric: string;
  readonly kind: LeakSeriesKind;
  readonly process: ProcessSamples;
}

/**
 * The series that a metric is scored as, the same for whoever asks. A new process is where the start time changes or a counter (allocated
 * bytes, GCs) falls, never where the value does. Of what only a GC changes (isPerGc) one point a GC is left; `heap_raw` keeps its
 * GC counter. All columns ascend in time.
 */
export function seriesOfMetric({ metric, kind, timesSeconds, values, process }: ProcessMetric): LeakSeries {
  const at = (samples: TimedSamples | undefined) => samples && columnAt(samples, timesSeconds);
  const work = at(process.work);
  const gcCycles = at(process.gcCycles);
  const isRate = process.workIsRate === true;
  const restarts = findRestarts({
    counters: [isRate ? undefined : work, gcCycles],
    startSeconds: at(process.start),
    flags: process.restartFlags,
  });
  const workBytes = work && isRate ? sumOverTime(work, timesSeconds) : work;
  const whole: LeakSeries = { kind, timesSeconds, values, workBytes, restarts };
  if (kind === 'heap_raw') {
    return { ...whole, gcCycles };
  }
  return kind === 'heap_live' && isPerGc(metric) ? onePointPerGc(whole, gcCycles) : whole;
}

/** Samples of the same moments, one by one, are not looked up: several may be of one moment. */
function columnAt(samples: TimedSamples, timesSeconds: ArrayLike<number>): ArrayLike<number> {
  return samples.timesSeconds === timesSeconds ? samples.values : valuesAt(samples, timesSeconds);
}

/** A rate as the counter it could have come from; nothing where it is not known. */
function sumOverTime(rates: ArrayLike<number>, timesSeconds: ArrayLike<number>): Float64Array {
  let sum = 0;
  return Float64Array.from(rates, (rate, i) => {
    sum += i === 0 || Number.isNaN(rate) ? 0 : rate * (timesSeconds[i] - timesSeconds[i - 1]);
    return sum;
  });
}
