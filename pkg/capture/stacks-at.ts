// SPDX-License-Identifier: Apache-2.0
// A capture as input for call trees.
import type { PausableWork } from '#pkg/base';
import type { WeightedStacks } from '#pkg/calltree';
import type { ProfileTypeId, SiteRows } from './capture';
import { CaptureError } from './capture-error';
import type { HistorySnapshot } from './history-snapshot';
import { unitOfProfileType } from './profile-type-unit';

/** Frames that are copied between two pauses: a few milliseconds. */
const FRAMES_PER_TURN = 1 << 19;

/**
 * The rows of one profile type of one capture. The frame table is the history's: stacks of two captures share it.
 * @throws CaptureError `no-such-capture`, `rows-not-captured`
 */
export function stacksAt(
  history: HistorySnapshot,
  captureIndex: number,
  profileTypeId: ProfileTypeId
): PausableWork<WeightedStacks> {
  return weightedStacks(history, rowsAt(history, captureIndex, profileTypeId), profileTypeId);
}

/**
 * The rows of the capture at the first index, and with value 0 every other stack that the captures at the other indexes have: the tree
 * of it has a place for all that any of them says.
 * @throws CaptureError `no-such-capture`, `rows-not-captured`
 */
export function* stacksOfCaptures(
  history: HistorySnapshot,
  [first, ...others]: readonly [number, ...number[]],
  profileTypeId: ProfileTypeId
): PausableWork<WeightedStacks> {
  const rows = rowsAt(history, first, profileTypeId);
  const isIn = new Uint8Array(history.stacks.length);
  const stack = new Int32Array(rows.stack.length + isIn.length);
  let length = rows.stack.length;
  stack.set(rows.stack);
  rows.stack.forEach((one) => (isIn[one] = 1));
  for (const index of others) {
    yield;
    for (const one of rowsAt(history, index, profileTypeId).stack) {
      if (isIn[one] === 0) {
        isIn[one] = 1;
        stack[length++] = one;
      }
    }
  }
  yield;
  const value = new Float64Array(length);
  value.set(rows.value);
  return yield* weightedStacks(history, { stack: stack.subarray(0, length), value }, profileTypeId);
}

function rowsAt({ captures }: HistorySnapshot, captureIndex: number, profileTypeId: ProfileTypeId): SiteRows {
  const capture = captures.at(captureIndex);
  if (capture === undefined || captureIndex < 0) {
    throw new CaptureError('no-such-capture', `there is no capture ${captureIndex} among ${captures.length}`);
  }
  const rows = capture.rows[profileTypeId];
  if (rows === undefined) {
    const at = new Date(capture.timeUnixMs).toISOString();
    throw new CaptureError('rows-not-captured', `the capture has no values of ${profileTypeId}`, { at });
  }
  return rows;
}

function* weightedStacks(
  { stacks: table }: HistorySnapshot,
  { stack: stacks, value }: SiteRows,
  profileTypeId: ProfileTypeId
): PausableWork<WeightedStacks> {
  const start = new Int32Array(stacks.length + 1);
  stacks.forEach((stack, row) => {
    start[row + 1] = start[row] + table.start[stack + 1] - table.start[stack];
  });
  yield;
  const frame = new Int32Array(start[stacks.length]);
  let at = 0;
  let pauseAt = FRAMES_PER_TURN;
  for (const stack of stacks) {
    for (let i = table.start[stack]; i < table.start[stack + 1]; i++) {
      frame[at++] = table.frame[i];
    }
    if (at > pauseAt) {
      pauseAt = at + FRAMES_PER_TURN;
      yield;
    }
  }
  return {
    ...{ frames: table.frames, length: stacks.length, start, frame, value },
    unit: unitOfProfileType(profileTypeId),
  };
}
