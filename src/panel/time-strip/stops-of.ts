// SPDX-License-Identifier: Apache-2.0
import type { Picture } from '../data/picture';
import type { Stops } from './move-pick';
import { nearestIndex, type PickedIndexes, type PickedTimes } from './picked-times';
import type { Timeline } from './timeline';

/**
 * The moments to pick from: the captures whose totals came with the picture as it was read, and, when the query can be asked for others,
 * the points of the series before and after them.
 */
export function stopsOf(asRead: Picture, timeline: Timeline, canAsk: boolean): Stops {
  const history = historyOf(asRead).timesUnixMs;
  const { beforeUnixMs, afterUnixMs } = asRead.details;
  const known = history.length > 1 ? history : [beforeUnixMs, afterUnixMs];
  const captures = known.filter((time) => time !== undefined).sort((one, other) => one - other);
  const [first, last] = [captures[0], captures[captures.length - 1]];
  // In whole milliseconds, as queries take them: the end of a GC is known more exactly, and a capture is asked for by the nearest time.
  const others = canAsk ? timeline.lines.flatMap(({ timesUnixMs }) => timesUnixMs.map(Math.round)) : [];
  const outside = others.filter((time) => time < first || time > last);
  const timesUnixMs = [...new Set([...captures, ...outside])].sort((one, other) => one - other);
  const restartsUnixMs = timeline.marks.filter(({ kind }) => kind === 'restart').map(({ unixMs }) => unixMs);
  return { timesUnixMs: asRead.kind === 'growth' && captures.length > 1 ? timesUnixMs : [], restartsUnixMs, canAsk };
}

/** Where a pick is among the stops, or, without one, before and after of the data; undefined where there is nothing to pick from. */
export function pickedAmong(
  { timesUnixMs }: Stops,
  asRead: Picture,
  pick: PickedTimes | undefined
): PickedIndexes | undefined {
  const { beforeUnixMs, afterUnixMs } = asRead.details;
  const history = historyOf(asRead).timesUnixMs;
  if (timesUnixMs.length < 2) {
    return undefined;
  }
  const own = {
    beforeUnixMs: history[0] ?? beforeUnixMs ?? Number.NaN,
    afterUnixMs: history[history.length - 1] ?? afterUnixMs ?? Number.NaN,
  };
  const indexesOf = (times: PickedTimes): PickedIndexes => ({
    beforeIndex: nearestIndex(timesUnixMs, times.beforeUnixMs),
    afterIndex: nearestIndex(timesUnixMs, times.afterUnixMs),
  });
  const picked = indexesOf(pick ?? own);
  return picked.beforeIndex < picked.afterIndex ? picked : indexesOf(own);
}

/** Course of the whole over the captures. */
export interface RootHistory {
  readonly timesUnixMs: readonly number[];
  readonly totals: readonly number[];
}

/** Both empty where it is not known, or where times and totals do not fit together. */
export function historyOf(asRead: Picture): RootHistory {
  const { historyUnixMs: timesUnixMs } = asRead.details;
  const totals = asRead.kind === 'growth' ? (asRead.facts?.historyAt(0) ?? []) : [];
  return totals.length === timesUnixMs.length ? { timesUnixMs, totals } : { timesUnixMs: [], totals: [] };
}
