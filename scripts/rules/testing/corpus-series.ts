// SPDX-License-Identifier: Apache-2.0
// The recorded corpus brought to three hours: the rules' windows are fixed, the series are of all lengths, and neither score knows units
// of time (without the weight of age).
import type { LeakSeries } from '#pkg/leakscore';
import { MINUTES, type ThreeHours } from './score-in-prometheus';

/** Fewer samples than two a floor say nothing in a window of 12 floors. */
const FEWEST_SAMPLES = 24;

/**
 * The running process of a series, its span stretched to three hours, each minute with the latest sample before it.
 * @returns undefined when it has too few samples
 */
export function stretchToThreeHours({ timesSeconds, values, workBytes, restarts }: LeakSeries): ThreeHours | undefined {
  const first = restarts?.at(-1) ?? 0;
  const times = Array.from(timesSeconds).slice(first);
  if (times.length < FEWEST_SAMPLES || workBytes === undefined) {
    return undefined;
  }
  const spanSeconds = times[times.length - 1] - times[0];
  const indices = Array.from({ length: MINUTES + 1 }, (_, minute) => {
    const atSeconds = times[0] + (spanSeconds * minute) / MINUTES;
    return first + times.filter((time) => time <= atSeconds).length - 1;
  });
  return { liveBytes: indices.map((i) => values[i]), workBytes: indices.map((i) => workBytes[i]) };
}
