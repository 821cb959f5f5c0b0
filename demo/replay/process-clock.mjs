// SPDX-License-Identifier: Apache-2.0
// Where the replayed process is in its recorded life: the first snapshot is now, and what grew goes on growing until the end.

/**
 * @param {{ recording: object, startUnixMs: number, speed: number, endAfterMs: number }} replay `speed` is recorded seconds in a second
 * @param {number} nowUnixMs
 * @returns `ratio` on the line from snapshot 0 to 1, now; the same for the last garbage collection in `lastGc`, as heap profiles
 *   and NextGC stand still between collections; `snapshot` is the last one passed; `shiftMs` turns recorded times into replayed ones.
 */
export function momentOf({ recording, startUnixMs, speed, endAfterMs }, nowUnixMs) {
  const [first, second] = recording.snapshots;
  const spanMs = second.unixMs - first.unixMs;
  const elapsedMs = Math.min(Math.max(0, nowUnixMs - startUnixMs) * speed, endAfterMs);
  const ratio = elapsedMs / spanMs;
  const [before, after] = [first.vars.memstats.NumGC, second.vars.memstats.NumGC];
  const cycles = Math.floor((after - before) * ratio);
  const gcRatio = after > before ? cycles / (after - before) : ratio;
  const shiftMs = startUnixMs - first.unixMs;
  const beforeStart = cycles === 0;
  return {
    unixMs: nowUnixMs,
    ratio,
    lastGc: {
      ratio: gcRatio,
      count: before + cycles,
      unixMs: beforeStart ? first.vars.memstats.LastGC / 1e6 + shiftMs : startUnixMs + (gcRatio * spanMs) / speed,
    },
    snapshot: ratio < 1 ? first : second,
    shiftMs,
  };
}
