// SPDX-License-Identifier: Apache-2.0
// While a healthy program fills up, its growth is real (design: leak score, 10.3).
import { median } from './median.mjs';

const FILLED_RATIO = 0.97;
const MARGIN = 1.15;
const LONGEST_SHARE = 0.85;
const HALF_WIDTHS_A_RUN = 25;
const FIRST_VALUES = 3;

/** @param {{ t: number[], y: number[] }} series @returns {[number, number]} from 0 until a running median has come to its height */
export function fillingInterval({ t, y }) {
  const halfWidth = Math.floor(y.length / HALF_WIDTHS_A_RUN);
  const smooth = y.map((_, i) => median(y.slice(Math.max(0, i - halfWidth), i + halfWidth + 1)));
  const low = Math.min(...smooth.slice(0, FIRST_VALUES));
  const high = Math.max(...smooth);
  const filledAt = smooth.findIndex((value) => value >= low + FILLED_RATIO * (high - low));
  return [0, Math.min(MARGIN * t[filledAt], LONGEST_SHARE * t[t.length - 1])];
}
