// SPDX-License-Identifier: Apache-2.0
// Spikes pulled in before curves are fitted: least squares would follow them.
import { clip } from './column-statistics';
import { medianInPlace } from './median';

/** Floors on either side that take part in the running median. */
const HALF_WINDOW = 2;
/** A value may stay this many robust standard deviations from the running median. */
const MAX_DEVIATIONS = 3;
/** Standard deviation of a normal distribution / its median absolute deviation. */
const MAD_TO_SIGMA = 1.4826;

/**
 * Each value within 3 sigma of the running median of 5 (shorter at the ends), sigma = 1.4826 * median |y - running median| + `eps`, where
 * `eps` is the smallest difference that counts.
 *
 * A Hampel filter that clips instead of replacing: Hampel, The influence curve and its role in robust estimation, J. Am. Stat. Assoc. 69
 * (1974), 383-393; Tukey's running medians.
 */
export function computeDespiked(values: Float64Array, eps: number): Float64Array {
  const smooth = runningMedian(values);
  const deviations = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    deviations[i] = Math.abs(values[i] - smooth[i]);
  }
  const reach = MAX_DEVIATIONS * (MAD_TO_SIGMA * medianInPlace(deviations, deviations.length) + eps);
  // The smooth column becomes the result: a new one costs as much as filling it.
  for (let i = 0; i < values.length; i++) {
    smooth[i] += clip(values[i] - smooth[i], -reach, reach);
  }
  return smooth;
}

function runningMedian(values: Float64Array): Float64Array {
  const smooth = new Float64Array(values.length);
  const window = new Float64Array(2 * HALF_WINDOW + 1);
  for (let i = 0; i < values.length; i++) {
    const from = Math.max(0, i - HALF_WINDOW);
    const to = Math.min(values.length, i + HALF_WINDOW + 1);
    // Sorted while it is copied: rising floors come in order.
    for (let j = from; j < to; j++) {
      let place = j - from;
      while (place > 0 && window[place - 1] > values[j]) {
        window[place] = window[place - 1];
        place--;
      }
      window[place] = values[j];
    }
    smooth[i] = middleOfSorted(window, to - from);
  }
  return smooth;
}

function middleOfSorted(sorted: Float64Array, length: number): number {
  const middle = length >> 1;
  return length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
