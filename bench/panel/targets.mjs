// SPDX-License-Identifier: Apache-2.0
// What the panel has to reach, and whether it does.
import { LONG_TASK_MS } from './check-shapes.mjs';

export const FRAME_MS = 1000 / 60;
const MAX_FRAMES = 2;
const MAX_BYTES_PER_NODE = 32;
const SMALLEST = 1000;
const MIDDLE = 100_000;
const LARGEST = 500_000;

/**
 * @typedef {object} Target
 * @property {string} work
 * @property {string} peer
 * @property {string} ours
 * @property {string} wanted
 * @property {boolean} isReached
 */

/**
 * @param {(nodes: number) => Record<string, import('./figures.mjs').Figures> | undefined} figuresAt of a delta in the full panel;
 *   targets of sizes that were not measured are left out
 * @returns {Target[]}
 */
export function targetsOf(figuresAt) {
  const [smallest, middle, largest] = [SMALLEST, MIDDLE, LARGEST].map(figuresAt);
  return [
    ...(middle === undefined ? [] : targetsOfMiddle(middle)),
    ...(largest === undefined ? [] : targetsOfLargest(largest)),
    ...(smallest === undefined || largest === undefined ? [] : [memoryTarget(smallest, largest)]),
    ...[middle, largest].flatMap((figures, index) =>
      figures === undefined ? [] : taskTargets([MIDDLE, LARGEST][index], figures)
    ),
  ];
}

function targetsOfMiddle(figures) {
  return [
    ratioTarget('100 k delta, first paint of the whole panel', figures, 1 / 4),
    framesTarget('zoom at 100 k', figures, 'zoom'),
    framesTarget('search key at 100 k, the slowest of three', figures, 'key'),
    framesTarget('hover at 100 k', figures, 'hover'),
  ];
}

function targetsOfLargest(figures) {
  return [ratioTarget('500 k delta, first paint of the whole panel', figures, 1 / 8)];
}

// Least against least: other work on the machine can only add time, and never the same to both.
function ratioTarget(work, { seep, peer }, maxRatio) {
  const ratio = seep.firstPaint.least / peer.firstPaint.least;
  return {
    work,
    peer: timesOf(peer.firstPaint),
    ours: `${timesOf(seep.firstPaint)}: 1/${(1 / ratio).toFixed(1)}`,
    wanted: `<= 1/${Math.round(1 / maxRatio)}`,
    isReached: ratio <= maxRatio,
  };
}

function framesTarget(work, { seep, peer }, figure) {
  const frames = seep[figure].median / FRAME_MS;
  return {
    work,
    peer: timesOf(peer[figure]),
    ours: `${timesOf(seep[figure])}: ${frames.toFixed(1)} frames`,
    wanted: `<= ${MAX_FRAMES} frames of 16.7 ms`,
    isReached: frames <= MAX_FRAMES,
  };
}

/** Bytes that one more node costs: the slope between two sizes, free of what React and the page cost once. */
export function bytesPerNode(smaller, larger, nodes) {
  return (larger.heapBytes - smaller.heapBytes) / nodes;
}

function memoryTarget(smallest, largest) {
  const [ours, peers] = ['seep', 'peer'].map((side) => bytesPerNode(smallest[side], largest[side], LARGEST - SMALLEST));
  const whole = (side) =>
    `${megabytes(largest[side].heapBytes)} MB, ${Math.round(largest[side].heapBytes / LARGEST)} a node`;
  return {
    work: 'memory at 500 k, the data itself not counted',
    peer: `${whole('peer')}; ${peers.toFixed(0)} a node more than at 1 k`,
    ours: `${whole('seep')}; ${ours.toFixed(1)} a node more than at 1 k; ${megabytes(largest.seep.heapEndBytes)} MB after use`,
    wanted: `<= ${MAX_BYTES_PER_NODE} bytes for each node more`,
    isReached: ours <= MAX_BYTES_PER_NODE,
  };
}

function taskTargets(nodes, { seep, peer }) {
  const target = (what, figure) => ({
    work: `longest task ${what} at ${nodes / 1000} k`,
    peer: taskOf(peer[figure]),
    ours: taskOf(seep[figure]),
    wanted: `<= ${LONG_TASK_MS} ms`,
    isReached: seep[figure] <= LONG_TASK_MS,
  });
  return [
    target('after the first paint (hover, zoom, search and what is left of mounting)', 'longestLaterTask'),
    target('while mounting', 'longestMountTask'),
  ];
}

/** "least (median) ms". */
export function timesOf({ least, median } = {}) {
  return least === undefined ? '-' : `${rounded(least)} (${rounded(median)}) ms`;
}

/** Tasks under 50 ms are not reported by the browser. */
export function taskOf(ms) {
  return ms < LONG_TASK_MS ? `< ${LONG_TASK_MS} ms` : `${Math.round(ms)} ms`;
}

export function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function rounded(ms) {
  return ms.toFixed(ms < 100 ? 1 : 0);
}
