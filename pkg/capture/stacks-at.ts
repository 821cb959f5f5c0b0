// SPDX-License-Identifier: Apache-2.0
// A capture as input for call trees.
import type { WeightedStacks } from '#pkg/calltree';
import type { ProfileTypeId, SiteRows } from './capture';
import { CaptureError } from './capture-error';
import type { CaptureHistory } from './capture-history';
import { unitOfProfileType } from './profile-type-unit';

/**
 * The rows of one profile type of one capture. The frame table is the history's: stacks of two captures share it.
 * @throws CaptureError `no-such-capture`, `rows-not-captured`
 */
export function stacksAt(history: CaptureHistory, captureIndex: number, profileTypeId: ProfileTypeId): WeightedStacks {
  return weightedStacks(history, rowsAt(history, captureIndex, profileTypeId), profileTypeId);
}

/**
 * The rows of the capture at the first index, and with value 0 every other stack that the captures at the other indexes have: the tree
 * of it has a place for all that any of them says.
 * @throws CaptureError `no-such-capture`, `rows-not-captured`
 */
export function stacksOfCaptures(
  history: CaptureHistory,
  [first, ...others]: readonly [number, ...number[]],
  profileTypeId: ProfileTypeId
): WeightedStacks {
  const rows = rowsAt(history, first, profileTypeId);
  const isIn = new Uint8Array(history.stacks.length);
  rows.stack.forEach((stack) => (isIn[stack] = 1));
  const more = others.flatMap((index) =>
    Array.from(rowsAt(history, index, profileTypeId).stack).filter((stack) => {
      const isNew = isIn[stack] === 0;
      isIn[stack] = 1;
      return isNew;
    })
  );
  const value = new Float64Array(rows.value.length + more.length);
  value.set(rows.value);
  return weightedStacks(history, { stack: Int32Array.from([...rows.stack, ...more]), value }, profileTypeId);
}

function rowsAt({ captures }: CaptureHistory, captureIndex: number, profileTypeId: ProfileTypeId): SiteRows {
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

function weightedStacks(
  { stacks: table }: CaptureHistory,
  { stack: stacks, value }: SiteRows,
  profileTypeId: ProfileTypeId
): WeightedStacks {
  const start = new Int32Array(stacks.length + 1);
  stacks.forEach((stack, row) => {
    start[row + 1] = start[row] + table.start[stack + 1] - table.start[stack];
  });
  const frame = new Int32Array(start[stacks.length]);
  stacks.forEach((stack, row) => {
    frame.set(table.frame.subarray(table.start[stack], table.start[stack + 1]), start[row]);
  });
  return {
    ...{ frames: table.frames, length: stacks.length, start, frame, value },
    unit: unitOfProfileType(profileTypeId),
  };
}
