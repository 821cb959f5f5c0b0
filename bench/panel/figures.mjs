// SPDX-License-Identifier: Apache-2.0
// From the repetitions of one component to its figures.

/**
 * @typedef {object} Figures Times in ms, undefined where nothing was seen to happen.
 * @property {number} repetitions
 * @property {{ least: number, median: number }} firstPaint
 * @property {{ least: number, median: number }} settled last change on screen after mounting
 * @property {{ least: number, median: number }} zoom
 * @property {{ least: number, median: number }} key the slowest of the three keys
 * @property {{ least: number, median: number }} hover
 * @property {number} longestMountTask while mounting; tasks under 50 ms count as 0, here and below
 * @property {number} longestLaterTask after the first paint: the rest of the work of mounting, hover, zoom, search
 * @property {number} heapBytes kept after mounting, the data itself not counted
 * @property {number} heapEndBytes the same after hover, zoom and search
 * @property {number} load other runnable tasks while it was measured
 * @property {string[]} problems errors of the page
 */

/** @param {ReadonlyArray<object>} repetitions what drivePage returned @returns {Figures} */
export function figuresOf(repetitions) {
  const each = (read) => repetitions.map(read);
  return {
    repetitions: repetitions.length,
    firstPaint: spread(each(({ mount }) => mount.firstPaintMs)),
    settled: spread(each(({ mount }) => mount.settledMs)),
    zoom: spread(each(({ zooms }) => zooms.at(-1)?.paintedMs)),
    key: slowest([0, 1, 2].map((key) => spread(each(({ keys }) => keys[key]?.paintedMs)))),
    hover: spread(repetitions.flatMap(({ hovers }) => hovers.map(({ lastMs }) => lastMs))),
    longestMountTask: medianOf(each(({ mount }) => Math.max(mount.longestUntilPaintMs, mount.longestAfterPaintMs))),
    longestLaterTask: medianOf(each(longestLaterTask)),
    heapBytes: medianOf(each(({ mount }) => mount.heapBytes)),
    heapEndBytes: medianOf(each(({ heapEndBytes }) => heapEndBytes)),
    load: medianOf(each(({ load }) => load)),
    problems: [...new Set(repetitions.flatMap(({ problems }) => problems))],
  };
}

function longestLaterTask({ mount, hovers, zooms, keys }) {
  const events = [...hovers, ...zooms, ...keys].map(({ longestTaskMs }) => longestTaskMs);
  return Math.max(mount.longestAfterPaintMs, ...events);
}

function spread(values) {
  const known = sorted(values);
  return { least: known[0], median: medianOf(values) };
}

function slowest(spreads) {
  return spreads.reduce((slow, next) => ((next.median ?? 0) > (slow.median ?? 0) ? next : slow));
}

function medianOf(values) {
  const known = sorted(values);
  return known[Math.floor(known.length / 2)];
}

function sorted(values) {
  return values.filter((value) => value !== undefined && value !== null).sort((one, other) => one - other);
}
