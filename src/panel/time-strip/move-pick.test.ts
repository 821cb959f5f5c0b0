// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { growthPicture } from '../testing/growth-picture';
import { movePick, reachOf, type Stops } from './move-pick';
import { pickedAmong, stopsOf } from './stops-of';

const MINUTE_MS = 60_000;
const TIMES = Array.from({ length: 8 }, (_, at) => at * MINUTE_MS);
const stopsWith = (...restartsUnixMs: number[]): Stops => ({ timesUnixMs: TIMES, restartsUnixMs, canAsk: false });

describe('movePick', () => {
  const from2To5 = { beforeIndex: 2, afterIndex: 5 };

  it('moves either handle, but not past the other and not out of the captures', () => {
    const stops = stopsWith();
    expect(movePick(stops, from2To5, { handle: 'before', toIndex: 3 }).picked).toEqual({
      beforeIndex: 3,
      afterIndex: 5,
    });
    expect(movePick(stops, from2To5, { handle: 'before', toIndex: 7 }).picked).toEqual({
      beforeIndex: 4,
      afterIndex: 5,
    });
    expect(movePick(stops, from2To5, { handle: 'before', toIndex: -1 }).picked).toEqual({
      beforeIndex: 0,
      afterIndex: 5,
    });
    expect(movePick(stops, from2To5, { handle: 'after', toIndex: 9 }).picked).toEqual({
      beforeIndex: 2,
      afterIndex: 7,
    });
  });

  it('stops at a restart and says at which', () => {
    const stops = stopsWith(MINUTE_MS, 6 * MINUTE_MS);
    const before = movePick(stops, from2To5, { handle: 'before', toIndex: 0 });
    expect(before).toEqual({ picked: { beforeIndex: 1, afterIndex: 5 }, restartUnixMs: MINUTE_MS });
    const after = movePick(stops, from2To5, { handle: 'after', toIndex: 7 });
    expect(after).toEqual({ picked: from2To5, restartUnixMs: 6 * MINUTE_MS });
    expect(movePick(stops, from2To5, { handle: 'before', toIndex: 1 }).restartUnixMs).toBeUndefined();
    expect(reachOf(stops, from2To5, 'before')).toEqual([1, 4]);
    expect(reachOf(stops, from2To5, 'after')).toEqual([3, 5]);
  });

  it('never crosses a restart, nor turns before and after around', () => {
    const index = fc.integer({ min: -3, max: 10 });
    const restarts = fc.array(fc.integer({ min: 0, max: 8 * MINUTE_MS }), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        index,
        fc.boolean(),
        restarts,
        (beforeIndex, toIndex, isBefore, at) => {
          const stops = stopsWith(...at);
          const start = { beforeIndex, afterIndex: beforeIndex + 1 };
          const { picked } = movePick(stops, start, { handle: isBefore ? 'before' : 'after', toIndex });
          expect(picked.beforeIndex).toBeLessThan(picked.afterIndex);
          const [from, to] = [TIMES[picked.beforeIndex], TIMES[picked.afterIndex]];
          const isMoved = picked.beforeIndex !== start.beforeIndex || picked.afterIndex !== start.afterIndex;
          expect(isMoved && at.some((restart) => restart > from && restart <= to)).toBe(false);
        }
      )
    );
  });
});

describe('stopsOf', () => {
  const lines = [{ name: 'heap', timesUnixMs: [0, 30_000.4, 90_000, 199_999.888], values: [1, 2, 3, 4] }];
  const timeline = { lines, marks: [{ unixMs: 5, kind: 'restart' as const, text: '' }] };
  const historyUnixMs = [MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS];
  const rows = [{ level: 0, label: 'total', before: 1, after: 3, history: [1, 2, 3] }];
  const picture = growthPicture(rows, { historyUnixMs });

  it('offers the captures of the picture, and the moments around them in whole milliseconds where a query follows', () => {
    expect(stopsOf(picture, timeline, false)).toEqual({
      ...{ timesUnixMs: historyUnixMs, restartsUnixMs: [5], canAsk: false },
    });
    expect(stopsOf(picture, timeline, true).timesUnixMs).toEqual([0, 30_000, ...historyUnixMs, 200_000]);
  });

  it('offers before and after alone where totals are not known, and nothing without any times', () => {
    const pair = { beforeUnixMs: MINUTE_MS, afterUnixMs: 3 * MINUTE_MS };
    const torn = growthPicture(rows, { historyUnixMs: [1, 2], ...pair });
    expect(stopsOf(torn, timeline, false).timesUnixMs).toEqual([MINUTE_MS, 3 * MINUTE_MS]);
    const timeless = growthPicture(rows);
    const none = stopsOf(timeless, timeline, true);
    expect(pickedAmong(none, timeless, undefined)).toBeUndefined();
  });

  it('finds a pick among them, and takes what is damaged for the own pair', () => {
    const stops = stopsOf(picture, timeline, false);
    const own = { beforeIndex: 0, afterIndex: 2 };
    expect(pickedAmong(stops, picture, undefined)).toEqual(own);
    expect(pickedAmong(stops, picture, { beforeUnixMs: 2 * MINUTE_MS, afterUnixMs: 1e15 })).toEqual({
      ...{ beforeIndex: 1, afterIndex: 2 },
    });
    expect(pickedAmong(stops, picture, { beforeUnixMs: 1, afterUnixMs: 2 })).toEqual(own);
  });
});
