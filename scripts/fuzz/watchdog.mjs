// SPDX-License-Identifier: Apache-2.0
// Looks at a worker from outside, because one that hangs cannot say so.
import { NOT_STARTED, runOf } from './shared-input.mjs';

const LOOK_EVERY_MS = 100;
const START_MS = 60_000;

/**
 * Calls `giveUp` with a reason when a run lasts for too long, or the process has grown by too much.
 * @param {{ shared: SharedArrayBuffer, hangMs: number, maxGrowthMB: number }} watched
 * @param {(reason: string) => void} giveUp
 * @returns {() => void} ends it
 */
export function startWatchdog({ shared, hangMs, maxGrowthMB }, giveUp) {
  const bytesAtStart = process.memoryUsage.rss();
  let last = NOT_STARTED;
  let looks = 0;
  const timer = setInterval(() => {
    const run = runOf(shared);
    // Looks are counted, not time: when the whole process stood still, nobody hung.
    looks = run === last ? looks + 1 : 0;
    last = run;
    const patienceMs = run === NOT_STARTED ? START_MS : hangMs;
    if (looks * LOOK_EVERY_MS > patienceMs) {
      giveUp(`no answer within ${patienceMs} ms`);
    } else if (process.memoryUsage.rss() - bytesAtStart > maxGrowthMB * 2 ** 20) {
      giveUp(`more than ${maxGrowthMB} MB of memory`);
    }
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
