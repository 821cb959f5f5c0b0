// SPDX-License-Identifier: Apache-2.0
import type { HostTurns } from '#pkg/base';

/** Well under the 50 ms from which a task is long, with room for the collector. */
const TURN_MS = 12;

/** The pauses of long work stand closer than a turn is long: the browser gets its turn at the first one after `TURN_MS`. */
export function turnsOfAnswer(yieldToHost: () => Promise<void>, signal: AbortSignal): HostTurns {
  let untilMs = performance.now() + TURN_MS;
  return {
    signal,
    yieldToHost: async () => {
      if (performance.now() >= untilMs) {
        await yieldToHost();
        untilMs = performance.now() + TURN_MS;
      }
    },
  };
}
