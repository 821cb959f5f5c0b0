// SPDX-License-Identifier: Apache-2.0
// One process's samples: values are never joined across a restart (design: leak score, 7.2).
import type { CleanedSeries, Samples } from './samples';

export interface Segments {
  /** Samples of the running process; undefined when there are none. */
  readonly running: Samples | undefined;
  /** Samples of the process before it; undefined when it is the first. */
  readonly previous: Samples | undefined;
}

/** The last two processes of a series. */
export function findSegments({ samples, restarts }: CleanedSeries): Segments {
  const end = samples.values.length;
  if (end === 0) {
    return { running: undefined, previous: undefined };
  }
  const start = restarts.at(-1) ?? 0;
  const previous = restarts.length > 0 ? cutSamples(samples, restarts.at(-2) ?? 0, start) : undefined;
  return { running: cutSamples(samples, start, end), previous };
}

/** Seconds from the first sample to the last. */
export function spanSecondsOf(samples: Samples): number {
  const times = samples.timesSeconds;
  return times.length > 0 ? times[times.length - 1] - times[0] : 0;
}

/** The samples from index `from` up to, not including, `to`. */
export function cutSamples(samples: Samples, from: number, to: number): Samples {
  return {
    kind: samples.kind,
    timesSeconds: samples.timesSeconds.subarray(from, to),
    values: samples.values.subarray(from, to),
    workBytes: samples.workBytes?.subarray(from, to),
    gcCycles: samples.gcCycles?.subarray(from, to),
  };
}
