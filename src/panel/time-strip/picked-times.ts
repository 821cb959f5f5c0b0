// SPDX-License-Identifier: Apache-2.0
// Which two captures a user has chosen, and where they are among those that there are.

/** Times and not numbers of captures: those change with every refresh. Before is earlier than after. */
export interface PickedTimes {
  readonly beforeUnixMs: number;
  readonly afterUnixMs: number;
}

/** Indexes into a list of times. */
export interface PickedIndexes {
  readonly beforeIndex: number;
  readonly afterIndex: number;
}

/** The captures nearest to the picked times, of `timesUnixMs`, ascending; undefined when they are one and the same. */
export function findPicked(timesUnixMs: readonly number[], pick: PickedTimes): PickedIndexes | undefined {
  const beforeIndex = nearestIndex(timesUnixMs, pick.beforeUnixMs);
  const afterIndex = nearestIndex(timesUnixMs, pick.afterUnixMs);
  return beforeIndex < afterIndex ? { beforeIndex, afterIndex } : undefined;
}

/** Index of the nearest of some times, the earlier of two as near; -1 of none. */
export function nearestIndex(timesUnixMs: readonly number[], unixMs: number): number {
  let nearest = -1;
  let leastMs = Infinity;
  timesUnixMs.forEach((time, at) => {
    const distanceMs = Math.abs(time - unixMs);
    if (distanceMs < leastMs) {
      leastMs = distanceMs;
      nearest = at;
    }
  });
  return nearest;
}
