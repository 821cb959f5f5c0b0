// SPDX-License-Identifier: Apache-2.0
import type { TimeZone } from '@grafana/schema';
import { useMemo, useState } from 'react';
import type { Picture } from '../data/picture';
import { useLatestCallback } from '../use-latest-callback';
import type { ChosenTimes } from './use-chosen-times';
import { describeStop, timeFormatter } from './describe-times';
import { type Handle, movePick, type Stops } from './move-pick';
import type { PickedIndexes } from './picked-times';
import { pickedAmong, stopsOf } from './stops-of';
import type { Timeline } from './timeline';

interface TimePickInput {
  readonly asRead: Picture;
  readonly timeline: Timeline;
  readonly timeZone: TimeZone;
  readonly chosen: ChosenTimes;
}

/** Picking before and after, by whatever hand. The same object as long as it says the same. */
export interface TimePick {
  readonly timeline: Timeline;
  readonly stops: Stops;
  /** undefined where there is nothing to pick from. */
  readonly picked: PickedIndexes | undefined;
  readonly isAuto: boolean;
  /** What the last move has to say; "" for nothing. */
  readonly said: string;
  readonly formatTime: (unixMs: number) => string;
  readonly move: (handle: Handle, toIndex: number) => void;
  /** Back to the data's own choice. */
  readonly reset: () => void;
}

export function useTimePick({ asRead, timeline, timeZone, chosen }: TimePickInput): TimePick {
  const { pick, isAuto, canAsk, choose } = chosen;
  const stops = useMemo(() => stopsOf(asRead, timeline, canAsk), [asRead, timeline, canAsk]);
  const formatTime = useMemo(() => timeFormatter(stops.timesUnixMs, timeZone), [stops, timeZone]);
  const picked = useMemo(() => pickedAmong(stops, asRead, pick), [stops, asRead, pick]);
  const [lastSaid, setLastSaid] = useState({ text: '', asRead });
  const say = (text: string) => setLastSaid({ text, asRead });
  const move = useLatestCallback((handle: Handle, toIndex: number) => {
    if (picked === undefined) {
      return;
    }
    const { picked: next, restartUnixMs } = movePick(stops, picked, { handle, toIndex });
    say(restartUnixMs === undefined ? '' : describeStop(handle, formatTime(restartUnixMs)));
    if (next.beforeIndex !== picked.beforeIndex || next.afterIndex !== picked.afterIndex) {
      const { timesUnixMs } = stops;
      choose({ beforeUnixMs: timesUnixMs[next.beforeIndex], afterUnixMs: timesUnixMs[next.afterIndex] });
    }
  });
  const reset = useLatestCallback(() => {
    say('');
    choose(undefined);
  });
  // What was said of other data may not hold any more.
  const said = lastSaid.asRead === asRead ? lastSaid.text : '';
  return useMemo(
    () => ({ timeline, stops, picked, isAuto, said, formatTime, move, reset }),
    [timeline, stops, picked, isAuto, said, formatTime, move, reset]
  );
}

/** Moves a handle by the keys [ and ] (before) and { and } (after). Gives whether the key means that. */
export function movePickByKey(time: TimePick, key: string): boolean {
  const step = STEP_OF_KEY[key];
  if (step === undefined || time.picked === undefined) {
    return false;
  }
  const { beforeIndex, afterIndex } = time.picked;
  time.move(step.handle, (step.handle === 'before' ? beforeIndex : afterIndex) + step.by);
  return true;
}

const STEP_OF_KEY: Readonly<Record<string, { readonly handle: Handle; readonly by: number }>> = {
  '[': { handle: 'before', by: -1 },
  ']': { handle: 'before', by: 1 },
  '{': { handle: 'after', by: -1 },
  '}': { handle: 'after', by: 1 },
};
