// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const SAMPLES = 20;
const PAUSE_MS = 50;

/**
 * Waits until less than one other task wants a processor on average over a second, at most `maxWaitMs`; resolves to that average.
 * Linux only; elsewhere it resolves to undefined at once.
 */
export async function awaitQuiet(maxWaitMs) {
  const end = Date.now() + maxWaitMs;
  for (;;) {
    let sum = 0;
    for (let sample = 0; sample < SAMPLES; sample++) {
      const others = otherRunnableTasks();
      if (others === undefined) {
        return undefined;
      }
      sum += others;
      await setTimeout(PAUSE_MS);
    }
    if (sum / SAMPLES < 1 || Date.now() >= end) {
      return sum / SAMPLES;
    }
  }
}

function otherRunnableTasks() {
  try {
    // Fourth column: runnable/all tasks, this one among them.
    return Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[3].split('/')[0]) - 1;
  } catch {
    return undefined;
  }
}
