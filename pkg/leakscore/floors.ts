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
  const { timesSeconds, values, workBytes } = samples;
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
  const allocationRates = workBytes && meanRates({ timesSeconds, workBytes, offset, binSamples });
  return { timesSeconds: floorTimes, values: floorValues, allocationRates, samplesPerFloor: binSamples };
}

function samplesPerBin({ values, gcCycles }: Samples): number {
  const n = values.length;
  const cycles = gcCycles === undefined ? 0 : gcCycles[n - 1] - gcCycles[0];
  const forGc = cycles > 0 ? Math.ceil((GC_CYCLES_PER_FLOOR * n) / cycles) : 1;
  const wanted = Math.max(1, Math.ceil(n / MAX_FLOORS), forGc);
  return Math.min(wanted, Math.max(1, Math.floor(n / MIN_FLOORS)));
}

interface RateBins {
  readonly timesSeconds: Float64Array;
  readonly workBytes: Float64Array;
  readonly offset: number;
  readonly binSamples: number;
}

/** The rate at a sample is that since the sample before; the very first takes the rate of the second. */
function meanRates({ timesSeconds, workBytes, offset, binSamples }: RateBins): Float64Array {
  const means = new Float64Array((workBytes.length - offset) / binSamples);
  for (let bin = 0; bin < means.length; bin++) {
    const from = offset + bin * binSamples;
    let sum = 0;
    for (let i = from; i < from + binSamples; i++) {
      const at = Math.max(1, i);
      const elapsed = Math.max(timesSeconds[at] - timesSeconds[at - 1], MIN_STEP_SECONDS);
      sum += (workBytes[at] - workBytes[at - 1]) / elapsed;
    }
    means[bin] = sum / binSamples;
  }
  return means;
}
