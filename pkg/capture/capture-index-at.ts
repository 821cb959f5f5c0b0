// SPDX-License-Identifier: Apache-2.0
// Which capture a "before" or an "after" means.
import { HEAP_INUSE_SPACE, type Capture, type ProfileTypeId } from './capture';
import type { HistorySnapshot } from './history-snapshot';
import { capturesWithNews } from './captures-with-news';
import { processStartAt } from './processes';

/**
 * `auto-after`: the last capture after a GC, see captureIndexAt. `auto-before`: of the running process, the first trough after
 * warm-up. A number: Unix milliseconds, the capture nearest in time, of whatever process; the earlier one of two equally near.
 */
export type Moment = 'auto-before' | 'auto-after' | number;

/** Share of a process's captures that count as warm-up. */
const WARM_UP_RATIO = 0.1;

/** With fewer captures warm-up cannot be told from growth, and skipping any would hide what just happened. */
const FEWEST_FOR_WARM_UP = 20;

/**
 * Index of the capture that `moment` means among those with rows of `profileTypeId` (default in-use bytes); undefined when there
 * is none.
 *
 * A heap profile that repeats the one before it, because no GC came between, is left out of both automatic choices; only where the
 * process has had no GC since its first capture is "after" its newest one.
 */
export function captureIndexAt(
  history: HistorySnapshot,
  moment: Moment,
  profileTypeId: ProfileTypeId = HEAP_INUSE_SPACE
): number | undefined {
  const { captures } = history;
  if (moment === 'auto-before') {
    return autoBeforeIndex(history, captures.length - 1, profileTypeId);
  }
  const indexes = Array.from(captures.keys()).filter((index) => captures[index].rows[profileTypeId] !== undefined);
  const newest = indexes.at(-1);
  if (moment === 'auto-after' && newest !== undefined) {
    const news = newsInProcess(history, newest, profileTypeId);
    return news.length > 1 ? news.at(-1) : newest;
  }
  return nearest(indexes, (index) => Math.abs(captures[index].timeUnixMs - Number(moment)));
}

/**
 * What "auto" means before the capture at `afterIndex`: of the same process, the first trough after warm-up. Warm-up is the first 10 %
 * of its captures; the trough is where the sum of the rows first stops falling from there on. With fewer than 20 captures it is the
 * first. Undefined when no capture of the process up to `afterIndex` has rows.
 */
export function autoBeforeIndex(
  history: HistorySnapshot,
  afterIndex: number,
  profileTypeId: ProfileTypeId
): number | undefined {
  const news = newsInProcess(history, afterIndex, profileTypeId);
  return firstTrough(news, (index) => sumOfRows(history.captures[index], profileTypeId));
}

function newsInProcess({ captures }: HistorySnapshot, index: number, profileTypeId: ProfileTypeId): number[] {
  return capturesWithNews(captures, { from: processStartAt(captures, index), to: index, profileTypeId });
}

function firstTrough(indexes: readonly number[], level: (index: number) => number): number | undefined {
  if (indexes.length < FEWEST_FOR_WARM_UP) {
    return indexes[0];
  }
  let i = Math.ceil(WARM_UP_RATIO * indexes.length);
  while (i + 2 < indexes.length && level(indexes[i + 1]) < level(indexes[i])) {
    i++;
  }
  return indexes[i];
}

function sumOfRows(capture: Capture, profileTypeId: ProfileTypeId): number {
  return capture.rows[profileTypeId]?.value.reduce((sum, value) => sum + value, 0) ?? 0;
}

function nearest(indexes: readonly number[], distance: (index: number) => number): number | undefined {
  let best: number | undefined;
  for (const index of indexes) {
    if (best === undefined || distance(index) < distance(best)) {
      best = index;
    }
  }
  return best;
}
