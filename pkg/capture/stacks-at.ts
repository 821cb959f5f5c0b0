// SPDX-License-Identifier: Apache-2.0
// A capture as input for call trees.
import type { WeightedStacks } from '#pkg/calltree';
import type { ProfileTypeId } from './capture';
import { CaptureError } from './capture-error';
import type { CaptureHistory } from './capture-history';
import { unitOfProfileType } from './profile-type-unit';

/**
 * The rows of one profile type of one capture. The frame table is the history's: stacks of two captures share it.
 * @throws CaptureError `no-such-capture`, `rows-not-captured`
 */
export function stacksAt(history: CaptureHistory, captureIndex: number, profileTypeId: ProfileTypeId): WeightedStacks {
  const capture = history.captures.at(captureIndex);
  if (capture === undefined || captureIndex < 0) {
    throw new CaptureError('no-such-capture', `there is no capture ${captureIndex} among ${history.captures.length}`);
  }
  const rows = capture.rows[profileTypeId];
  if (rows === undefined) {
    const at = new Date(capture.timeUnixMs).toISOString();
    throw new CaptureError('rows-not-captured', `the capture has no values of ${profileTypeId}`, { at });
  }
  const table = history.stacks;
  const start = new Int32Array(rows.stack.length + 1);
  rows.stack.forEach((stack, row) => {
    start[row + 1] = start[row] + table.start[stack + 1] - table.start[stack];
  });
  const frame = new Int32Array(start[rows.stack.length]);
  rows.stack.forEach((stack, row) => {
    frame.set(table.frame.subarray(table.start[stack], table.start[stack + 1]), start[row]);
  });
  const unit = unitOfProfileType(profileTypeId);
  return { frames: table.frames, length: rows.stack.length, start, frame, value: rows.value, unit };
}
