// SPDX-License-Identifier: Apache-2.0
// What the heap falls back to: the minima of at most 40 bins (design: leak score, 7.3).
import type { Samples } from './samples';

/** Fewer samples than this make no floors worth a score. */
export const MIN_FLOORS = 8;
const MAX_FLOORS = 40;

/** A raw heap saws between collections: a bin must hold this many of them to touch the live heap. */
const GC_CYCLES_PER_FLOOR = 2.5;

/** No interval between two samples is taken for shorter, so that a rate stays finite. */
const MIN_STEP_SECONDS = 1e-9;

/** Columns of 8 to 40 floors, oldest first; times strictly ascend. */
export interface Floors {
  readonly timesSeconds: Float64Array;
  readonly values: Float64Array;
  /** Mean allocation rate in each bin, bytes per second; undefined when the load is unknown. */
  readonly allocationRates: Float64Array | undefined;
  readonly samplesPerFloor: number;
}

/**
 * Bins of equal sample count; the floor is the smallest value of a bin (the first of equals) with its own time. Samples that do not
 * fill a bin are dropped at the old end. Linear in the samples. Expects at least MIN_FLOORS samples.
 */
export function computeFloors(samples: Samples): Floors {
  const { timesSeconds, values } = samples;
  const binSamples = samplesPerBin(samples);
  const count = Math.floor(values.length / binSamples);
  const offset = values.length - count * binSamples;
  const floorTimes = new Float64Array(count);
  const floorValues = new Float64Array(count);
  for (let bin = 0; bin < count; bin++) {
    const from = offset + bin * binSamples;
    let lowest = from;
    for (let i = from + 1; i < from + binSamples; i++) {
      if (values[i] < values[lowest]) {
        lowest = i;
      }
    }
    floorTimes[bin] = timesSeconds[lowest];
    floorValues[bin] = values[lowest];
  }
  const allocationRates = meanRates(samples, { offset, binSamples, count });
  return { timesSeconds: floorTimes, values: floorValues, allocationRates, samplesPerFloor: binSamples };
}

function samplesPerBin({ values, gcCycles }: Samples): number {
  const n = values.length;
  const cycles = gcCycles === undefined ? 0 : gcCycles[n - 1] - gcCycles[0];
  const forGc = cycles > 0 ? Math.ceil((GC_CYCLES_PER_FLOOR * n) / cycles) : 1;
  const wanted = Math.max(1, Math.ceil(n / MAX_FLOORS), forGc);
  return Math.min(wanted, Math.max(1, Math.floor(n / MIN_FLOORS)));
}

/** `count` bins of `binSamples` samples from `offset` on. */
export interface Bins {
  readonly offset: number;
  readonly binSamples: number;
  readonly count: number;
}

/**
 * Mean allocation rate in each bin, bytes per second; undefined when the load is unknown. The rate at a sample is that since the sample
 * before; the very first takes the rate of the second.
 */
export function meanRates(samples: Samples, { offset, binSamples, count }: Bins): Float64Array | undefined {
  const { timesSeconds, workBytes, allocationRates } = samples;
  const column = allocationRates ?? workBytes;
  if (column === undefined) {
    return undefined;
  }
  const means = new Float64Array(count);
  for (let bin = 0; bin < count; bin++) {
    const from = offset + bin * binSamples;
    let sum = 0;
    for (let i = from; i < from + binSamples; i++) {
      sum += allocationRates === undefined ? rateAt(timesSeconds, column, i) : allocationRates[i];
    }
    means[bin] = sum / binSamples;
  }
  return means;
}

function rateAt(timesSeconds: Float64Array, workBytes: Float64Array, i: number): number {
  const at = Math.max(1, i);
  const elapsed = Math.max(timesSeconds[at] - timesSeconds[at - 1], MIN_STEP_SECONDS);
  return (workBytes[at] - workBytes[at - 1]) / elapsed;
}
