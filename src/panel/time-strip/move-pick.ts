// SPDX-License-Identifier: Apache-2.0
// Where a handle of the time strip goes, and what stops it.
import type { PickedIndexes } from './picked-times';

export type Handle = 'before' | 'after';

/** The moments that can be picked, and the restarts among them. */
export interface Stops {
  /** Ascending, each once. */
  readonly timesUnixMs: readonly number[];
  /** First moments of new processes. */
  readonly restartsUnixMs: readonly number[];
  /** Whether a pick reaches the query, so that it can bring captures that are not in the picture. */
  readonly canAsk: boolean;
}

export interface Move {
  readonly picked: PickedIndexes;
  /** The restart that the handle would have crossed. */
  readonly restartUnixMs: number | undefined;
}

/** The pair after moving one handle as far towards `toIndex` as it goes: not past the other one, and not into another process. */
export function movePick(
  { timesUnixMs, restartsUnixMs }: Stops,
  picked: PickedIndexes,
  { handle, toIndex }: { readonly handle: Handle; readonly toIndex: number }
): Move {
  const isBefore = handle === 'before';
  const fixedIndex = isBefore ? picked.afterIndex : picked.beforeIndex;
  const fixedUnixMs = timesUnixMs[fixedIndex];
  const restartUnixMs = isBefore
    ? Math.max(...restartsUnixMs.filter((time) => time <= fixedUnixMs))
    : Math.min(...restartsUnixMs.filter((time) => time > fixedUnixMs));
  const isSameProcess = (index: number): boolean =>
    isBefore ? timesUnixMs[index] >= restartUnixMs : timesUnixMs[index] < restartUnixMs;
  const step = isBefore ? 1 : -1;
  const wantedIndex = isBefore
    ? Math.min(Math.max(0, toIndex), fixedIndex - 1)
    : Math.max(Math.min(timesUnixMs.length - 1, toIndex), fixedIndex + 1);
  let index = wantedIndex;
  while (index !== fixedIndex && !isSameProcess(index)) {
    index += step;
  }
  const isStuck = index === fixedIndex;
  return {
    picked: isStuck ? picked : { ...picked, [isBefore ? 'beforeIndex' : 'afterIndex']: index },
    restartUnixMs: index === wantedIndex ? undefined : restartUnixMs,
  };
}

/** The first and the last that can be picked for a handle while the other one stays. */
export function reachOf(stops: Stops, picked: PickedIndexes, handle: Handle): readonly [number, number] {
  const farthest = handle === 'before' ? 0 : stops.timesUnixMs.length - 1;
  const { beforeIndex, afterIndex } = movePick(stops, picked, { handle, toIndex: farthest }).picked;
  return handle === 'before' ? [beforeIndex, picked.afterIndex - 1] : [picked.beforeIndex + 1, afterIndex];
}
