// SPDX-License-Identifier: Apache-2.0
// How many goroutines there were, for the score.
import { GOROUTINES, type Capture } from './capture';
import type { CaptureHistory } from './capture-history';
import { leakColumnsOf, type LeakColumns } from './leak-columns';
import { emptyPoints } from './points';
import { processOrdinals } from './processes';

/** Kind `goroutines`: one point per capture that has a goroutine profile or a goroutine count among its statistics. */
export function readGoroutineCounts(history: CaptureHistory): LeakColumns {
  const points = emptyPoints();
  const ordinals = processOrdinals(history.captures);
  history.captures.forEach((capture, i) => {
    const count = goroutineCountOf(capture);
    if (count !== undefined) {
      points.timesUnixMs.push(capture.timeUnixMs);
      points.values.push(count);
      points.processes.push(ordinals[i]);
    }
  });
  return leakColumnsOf(history, 'goroutines', points);
}

/** Of the profile, which counts stackless goroutines too; else of the statistics; undefined when neither tells. */
export function goroutineCountOf(capture: Capture): number | undefined {
  const rows = capture.rows[GOROUTINES];
  return rows === undefined ? capture.memory?.goroutines : rows.value.reduce((sum, count) => sum + count, 0);
}
