// SPDX-License-Identifier: Apache-2.0
// Which captures belong to one process.
import type { Capture } from './capture';

/** Per capture: 0 for the first process seen, 1 for the one after the first restart, ... */
export function processOrdinals(captures: readonly Capture[]): Int32Array {
  const ordinals = new Int32Array(captures.length);
  for (let i = 1; i < captures.length; i++) {
    ordinals[i] = ordinals[i - 1] + (captures[i].restart ? 1 : 0);
  }
  return ordinals;
}

/** Index of the first capture of the running process; 0 for an empty history. */
export function runningProcessStart(captures: readonly Capture[]): number {
  return processStartAt(captures, captures.length - 1);
}

/** Index of the first capture of the process that the capture at `index` is of. */
export function processStartAt(captures: readonly Capture[], index: number): number {
  for (let i = index; i > 0; i--) {
    if (captures[i].restart) {
      return i;
    }
  }
  return 0;
}
