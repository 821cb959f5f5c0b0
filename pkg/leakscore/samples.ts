// SPDX-License-Identifier: Apache-2.0
// The samples that statistics may rely on: usable numbers, times that strictly ascend within a process.
import type { LeakSeriesKind } from './leak-series';

/** Columns of equal length. Nobody writes to them: they may be the caller's own. */
export interface Samples {
  readonly kind: LeakSeriesKind;
  /** Since the whole second before the first sample of the series. */
  readonly timesSeconds: Float64Array;
  readonly values: Float64Array;
  readonly workBytes: Float64Array | undefined;
  readonly gcCycles: Float64Array | undefined;
  /** Only of thinned samples, in place of `workBytes`: mean allocation rate of what each stands for, bytes per second. */
  readonly allocationRates?: Float64Array | undefined;
}

export interface CleanedSeries {
  readonly samples: Samples;
  /** Index of the first sample of each process but the first, ascending. */
  readonly restarts: readonly number[];
  readonly droppedSamples: number;
}

/** Beyond this a number is no byte count, and its fourth power would not be finite. */
const MAX_MAGNITUDE = 1e30;

/** Samples closer than this are of one moment. Keeps every slope finite. */
export const SAME_MOMENT_SECONDS = 1e-6;

/** True for a number that the statistics can work with; NaN and infinities are not. */
export function isUsable(value: number): boolean {
  // One comparison refuses NaN as well.
  return Math.abs(value) <= MAX_MAGNITUDE;
}
