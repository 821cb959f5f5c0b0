// SPDX-License-Identifier: Apache-2.0
// How many goroutines there were.
import { GOROUTINES, type Capture } from './capture';
import type { HistorySnapshot } from './history-snapshot';
import { isScraperFrame } from './is-scraper-frame';
import { leakColumnsOf, type LeakColumns } from './leak-columns';
import { emptyPoints } from './points';
import { processOrdinals } from './processes';

const UNKNOWN = -1;

/**
 * For the score, kind `goroutines`: one point per capture that has a goroutine profile or a goroutine count among its statistics. Of
 * profiles the goroutines that answer a scrape are left out: on a busy machine more of them are under way at once.
 */
export function readGoroutineCounts(history: HistorySnapshot): LeakColumns {
  const points = emptyPoints();
  const ordinals = processOrdinals(history.captures);
  const isScraper = scraperStacks(history);
  history.captures.forEach((capture, i) => {
    const count = goroutineCountOf(capture, isScraper);
    if (count !== undefined) {
      points.timesUnixMs.push(capture.timeUnixMs);
      points.values.push(count);
      points.processes.push(ordinals[i]);
    }
  });
  return leakColumnsOf(history, 'goroutines', points);
}

/**
 * Of the profile, which counts stackless goroutines too, less those of the stacks that `isLeftOut` names; else of the statistics;
 * undefined when neither tells.
 */
export function goroutineCountOf(
  capture: Capture,
  isLeftOut: (stack: number) => boolean = () => false
): number | undefined {
  const rows = capture.rows[GOROUTINES];
  return rows === undefined
    ? capture.memory?.goroutines
    : rows.value.reduce((sum, count, row) => (isLeftOut(rows.stack[row]) ? sum : sum + count), 0);
}

/** Whether a stack passes through a handler of profiles; each stack is looked at once. */
function scraperStacks({ stacks }: HistorySnapshot): (stack: number) => boolean {
  const isOfScraper = Uint8Array.from(stacks.frames.name, (name) => Number(isScraperFrame(name)));
  const known = new Int8Array(stacks.length).fill(UNKNOWN);
  return (stack) => {
    if (known[stack] === UNKNOWN) {
      known[stack] = 0;
      for (let at = stacks.start[stack]; at < stacks.start[stack + 1]; at++) {
        known[stack] |= isOfScraper[stacks.frame[at]];
      }
    }
    return known[stack] === 1;
  };
}
