// SPDX-License-Identifier: Apache-2.0
import type { Samples } from './samples';
import { cutSamples } from './segments';

/** The samples of the last `seconds`, at least the newest; all of them for Infinity. O(log samples). */
export function tailOfSamples(samples: Samples, seconds: number): Samples {
  const { timesSeconds } = samples;
  const length = timesSeconds.length;
  const startSeconds = timesSeconds[length - 1] - seconds;
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timesSeconds[middle] < startSeconds) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return cutSamples(samples, low, length);
}
