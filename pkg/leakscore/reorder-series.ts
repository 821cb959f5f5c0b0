// SPDX-License-Identifier: Apache-2.0
// The slow way to clean samples, for series with gaps, samples out of order or several of one moment.
import { isUsable, SAME_MOMENT_SECONDS, type CleanedSeries, type Samples } from './samples';

/**
 * Sorts `dirty` by time, merges samples of one moment and drops those without a usable time or value, as cleanSeries promises.
 * `restarts` are indices into `dirty`, ascending. O(n log n).
 */
export function reorderSeries(dirty: Samples, restarts: readonly number[]): CleanedSeries {
  const { indices, starts } = findUsable(dirty, restarts);
  const kept = new Uint32Array(indices.length);
  const times = new Float64Array(indices.length);
  const values = new Float64Array(indices.length);
  const newRestarts: number[] = [];
  let count = 0;
  for (const index of indices) {
    const time = dirty.timesSeconds[index];
    const value = dirty.values[index];
    if (count > 0 && starts[index] === 0 && time - times[count - 1] < SAME_MOMENT_SECONDS) {
      values[count - 1] = Math.min(values[count - 1], value);
      continue;
    }
    if (count > 0 && starts[index] === 1) {
      newRestarts.push(count);
    }
    kept[count] = index;
    times[count] = time;
    values[count] = value;
    count++;
  }
  const samples: Samples = {
    kind: dirty.kind,
    timesSeconds: times.subarray(0, count),
    values: values.subarray(0, count),
    workBytes: dirty.workBytes && pickCounter(dirty.workBytes, kept.subarray(0, count)),
    gcCycles: dirty.gcCycles && pickCounter(dirty.gcCycles, kept.subarray(0, count)),
  };
  return { samples, restarts: newRestarts, droppedSamples: dirty.values.length - indices.length };
}

/** Indices of the usable samples in order of time, and for each index of the series 1 when it begins a process. */
function findUsable(dirty: Samples, restarts: readonly number[]): { indices: Uint32Array; starts: Uint8Array } {
  const { timesSeconds, values } = dirty;
  const indices = new Uint32Array(values.length);
  const starts = new Uint8Array(values.length);
  for (const index of restarts) {
    starts[index] = 1;
  }
  let count = 0;
  let pendingStart = 0;
  for (let i = 0; i < values.length; i++) {
    pendingStart |= starts[i];
    if (isUsable(timesSeconds[i]) && isUsable(values[i])) {
      starts[i] = pendingStart;
      pendingStart = 0;
      indices[count++] = i;
    }
  }
  // Equal times keep their order, so that the first of a process stays its first.
  const usable = indices.subarray(0, count).sort((a, b) => timesSeconds[a] - timesSeconds[b] || a - b);
  return { indices: usable, starts };
}

function pickCounter(column: Float64Array, kept: Uint32Array): Float64Array | undefined {
  const firstKnown = kept.find((index) => isUsable(column[index]));
  if (firstKnown === undefined) {
    return undefined;
  }
  let known = column[firstKnown];
  const picked = new Float64Array(kept.length);
  for (let i = 0; i < kept.length; i++) {
    const count = column[kept[i]];
    known = isUsable(count) ? count : known;
    picked[i] = known;
  }
  return picked;
}
