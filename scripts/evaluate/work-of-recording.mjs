// SPDX-License-Identifier: Apache-2.0
// What the recorded program allocated for its own sake: TotalAlloc without what being watched cost (design: leak score, section 6).
import { rowsOf, sampledRatio } from './sampling.mjs';

/** Increments of the scraper's cost are averaged over this many samples on either side: 41 in all. */
const SMOOTHING_HALF_WIDTH = 20;

/** @param {{ mem: Record<string, number>, hs: Record<string, number[]> }[]} samples @returns {number[]} cumulative bytes */
export function workOfRecording(samples) {
  const own = samples.map(ownBytesOf);
  let smoothed = own[0];
  let highest = 0;
  return samples.map(({ mem }, i) => {
    if (i > 0) {
      const from = Math.max(0, i - 1 - SMOOTHING_HALF_WIDTH);
      const to = Math.min(own.length - 1, i + SMOOTHING_HALF_WIDTH);
      smoothed += (own[to] - own[from]) / (to - from);
    }
    highest = Math.max(highest, mem.TotalAlloc - smoothed);
    return highest;
  });
}

function ownBytesOf({ hs }) {
  return rowsOf(hs)
    .filter(({ stack }) => stack.includes('pprof'))
    .reduce((sum, { sizeBytes, row }) => sum + row[3] / sampledRatio(sizeBytes), 0);
}
