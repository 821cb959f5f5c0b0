// SPDX-License-Identifier: Apache-2.0
// Times and amounts to places in the chart of the time strip.
import { nearestIndex } from './picked-times';

export interface TimeScale {
  readonly widthCssPx: number;
  readonly xOf: (unixMs: number) => number;
  readonly isInside: (unixMs: number) => boolean;
}

/** Half a handle, so that one at the end of the time is still inside. */
const MARGIN_CSS_PX = 8;

/** From the first to the last of some ascending times. */
export function timeScale(timesUnixMs: readonly number[], widthCssPx: number): TimeScale {
  const [first, last] = [timesUnixMs[0], timesUnixMs[timesUnixMs.length - 1]];
  const spanMs = Math.max(1, last - first);
  return {
    widthCssPx,
    xOf: (unixMs) => MARGIN_CSS_PX + ((unixMs - first) / spanMs) * (widthCssPx - 2 * MARGIN_CSS_PX),
    isInside: (unixMs) => unixMs >= first && unixMs <= last,
  };
}

/** The stop nearest to a place. */
export function stopAt({ xOf }: TimeScale, timesUnixMs: readonly number[], xCssPx: number): number {
  return nearestIndex(timesUnixMs.map(xOf), xCssPx);
}

interface Course {
  readonly timesUnixMs: readonly number[];
  /** NaN: the line is broken. */
  readonly values: readonly number[];
}

/** Of the values; NaN is none. At least 0. */
export function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most ? value : most), 0);
}

/** Whether a course is that of the other at all times that both know, and at two at least. */
export function isSameCourse(one: Course, other: Course): boolean {
  const valueAt = new Map(one.timesUnixMs.map((unixMs, at) => [unixMs, one.values[at]]));
  const common = other.values.filter((_, at) => valueAt.has(other.timesUnixMs[at]));
  return (
    common.length >= 2 && other.values.every((value, at) => (valueAt.get(other.timesUnixMs[at]) ?? value) === value)
  );
}

/** Path of a line from 0 at the bottom to `largest` at the top; "" for a line with nothing to see. */
export function linePath(
  scale: TimeScale,
  { timesUnixMs, values }: Course,
  { heightCssPx, largest }: { readonly heightCssPx: number; readonly largest: number }
): string {
  let isOpen = false;
  const steps = values.map((value, at) => {
    const isDrawn = Number.isFinite(value) && scale.isInside(timesUnixMs[at]);
    const command = isOpen ? 'L' : 'M';
    isOpen = isDrawn;
    return isDrawn ? `${command}${scale.xOf(timesUnixMs[at]).toFixed(1)} ${yOf(value, largest, heightCssPx)}` : '';
  });
  return largest > 0 ? steps.join('') : '';
}

/** Distance from the top; never cut off by the width of a line. */
export function yOf(value: number, largest: number, heightCssPx: number): string {
  const share = largest > 0 ? Math.max(0, value) / largest : 0;
  return (heightCssPx - 2 - share * (heightCssPx - 5)).toFixed(1);
}
