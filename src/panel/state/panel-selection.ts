// SPDX-License-Identifier: Apache-2.0
import type { Filter } from '#pkg/flame';
import type { Picture } from '../data/picture';
import type { TimePick } from '../time-strip/use-time-pick';

/** What part of the data is drawn, and the ways to draw another. */
export interface PanelSelection {
  /** As the data came: its history says what can be picked. */
  readonly asRead: Picture;
  /** Between the picked captures, before filters hid parts of it. */
  readonly whole: Picture;
  readonly filters: readonly Filter[];
  /** What is wrong with filters or own packages of the options; "" for nothing. */
  readonly filterNotice: string;
  readonly time: TimePick;
}
