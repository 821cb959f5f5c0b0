// SPDX-License-Identifier: Apache-2.0
// Fewer samples for bounded work, with the floors of all of them.
import { meanRates } from './floors';
import type { Samples } from './samples';

/**
 * No more points than this go into one evaluation of a window. A multiple of 40, so that the floors of many samples are 40 as well (the
 * definition of the score allows up to 500).
 */
export const MAX_WINDOW_POINTS = 480;

/**
 * At most MAX_WINDOW_POINTS points of equal sample count, the newest samples kept. A point is the lowest sample of its bin with its own
 * time, not every n-th sample: minima of minima are minima, so that the floors of the points are floors of the samples. Its load is the
 * mean allocation rate of its bin, its GC cycles are those at the end of its bin (the first: at the beginning), so that no work and no
 * collection is lost. The samples themselves when they are few enough. Linear.
 */
export function thinSamples(samples: Samples): Samples {
  const { kind, timesSeconds, values, gcCycles } = samples;
  const binSamples = Math.ceil(values.length / MAX_WINDOW_POINTS);
  if (binSamples <= 1) {
    return samples;
  }
  const count = Math.floor(values.length / binSamples);
  const offset = values.length - count * binSamples;
  const times = new Float64Array(count);
  const lows = new Float64Array(count);
  const cycles = gcCycles && new Float64Array(count);
  for (let bin = 0; bin < count; bin++) {
    const from = offset + bin * binSamples;
    const lowest = indexOfLowest(values, from, from + binSamples);
    times[bin] = timesSeconds[lowest];
    lows[bin] = values[lowest];
    if (cycles !== undefined && gcCycles !== undefined) {
      cycles[bin] = gcCycles[bin === 0 ? from : from + binSamples - 1];
    }
  }
  const allocationRates = meanRates(samples, { offset, binSamples, count });
  return { kind, timesSeconds: times, values: lows, workBytes: undefined, gcCycles: cycles, allocationRates };
}

/** The first of equals, from `from` up to, not including, `to`. */
export function indexOfLowest(values: Float64Array, from: number, to: number): number {
  let lowest = from;
  for (let i = from + 1; i < to; i++) {
    if (values[i] < values[lowest]) {
      lowest = i;
    }
  }
  return lowest;
}
