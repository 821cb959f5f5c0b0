// SPDX-License-Identifier: Apache-2.0
// Which capture a "before" or an "after" means.
import { HEAP_INUSE_SPACE, type Capture, type ProfileTypeId } from './capture';
import type { CaptureHistory } from './capture-history';
import { runningProcessStart } from './processes';

/**
 * `auto-after`: the newest capture with rows. `auto-before`: of the running process, the first trough after warm-up. A number:
 * Unix milliseconds, the capture nearest in time, of whatever process; the earlier one of two equally near.
 */
export type Moment = 'auto-before' | 'auto-after' | number;

/** Share of the running process's captures that count as warm-up. */
const WARM_UP_RATIO = 0.1;

/** With fewer captures warm-up cannot be told from growth, and skipping any would hide what just happened. */
const FEWEST_FOR_WARM_UP = 20;

/**
 * Index of the capture that `moment` means among those with rows of `profileTypeId` (default in-use bytes); undefined when there
 * is none.
 *
 * Warm-up is the first 10 % of the running process's captures; the trough is where the sum of the rows first stops falling from
 * there on, before the newest capture. With fewer than 20 captures "before" is the first.
 */
export function captureIndexAt(
  history: CaptureHistory,
  moment: Moment,
  profileTypeId: ProfileTypeId = HEAP_INUSE_SPACE
): number | undefined {
  const hasRows = (index: number) => history.captures[index].rows[profileTypeId] !== undefined;
  const indexes = Array.from(history.captures.keys()).filter(hasRows);
  if (moment === 'auto-after') {
    return indexes.at(-1);
  }
  if (moment === 'auto-before') {
    const start = runningProcessStart(history.captures);
    const running = indexes.filter((index) => index >= start);
    return firstTrough(running, (index) => sumOfRows(history.captures[index], profileTypeId));
  }
  return nearest(indexes, (index) => Math.abs(history.captures[index].timeUnixMs - moment));
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
