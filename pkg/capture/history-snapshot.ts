// SPDX-License-Identifier: Apache-2.0
import type { Capture, StackTable } from './capture';

/** What a history has at one moment. A CaptureHistory is one too, but changes with each capture: what pauses reads a snapshotOf it. */
export interface HistorySnapshot {
  /** Times ascend strictly. */
  readonly captures: readonly Capture[];
  readonly stacks: StackTable;
}

/** Later captures do not change it, and none of its captures is copied. */
export function snapshotOf({ captures, stacks }: HistorySnapshot): HistorySnapshot {
  return { captures: [...captures], stacks };
}
