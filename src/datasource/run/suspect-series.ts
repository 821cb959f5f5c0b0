// SPDX-License-Identifier: Apache-2.0
// How the code behind one suspect grew over the captures, as the leak score wants it.
import { readSiteLeakSeries, type CaptureHistory, type LeakColumns, type ProfileTypeId } from '#pkg/capture';

/**
 * The sum of all stacks that pass through `functionName`, at each capture that says something new. A suspect is a hinge, often above
 * the allocating function, so its series is that of everything below it.
 */
export function readSuspectSeries(
  history: CaptureHistory,
  profileTypeId: ProfileTypeId,
  functionName: string
): LeakColumns {
  const passesThrough = stacksThrough(history, functionName);
  // The room reads sites by the function they are blamed on; times and load do not depend on which.
  const columns = readSiteLeakSeries(history, profileTypeId, { function: functionName });
  const captures = new Map(history.captures.map((capture) => [capture.timeUnixMs / 1000, capture]));
  const values = columns.timesSeconds.map((seconds) => {
    const rows = captures.get(seconds)?.rows[profileTypeId];
    return rows?.value.reduce((sum, value, row) => (passesThrough[rows.stack[row]] ? sum + value : sum), 0) ?? 0;
  });
  return { ...columns, values };
}

/** 1 per stack of the table that has the function in it. */
function stacksThrough({ stacks }: CaptureHistory, functionName: string): Uint8Array {
  const frame = stacks.frames.name.indexOf(functionName);
  const passes = new Uint8Array(stacks.length);
  for (let stack = 0; stack < stacks.length; stack++) {
    const frames = stacks.frame.subarray(stacks.start[stack], stacks.start[stack + 1]);
    passes[stack] = frames.includes(frame) ? 1 : 0;
  }
  return passes;
}
