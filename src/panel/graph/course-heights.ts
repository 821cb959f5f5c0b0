// SPDX-License-Identifier: Apache-2.0

// Two points are the change itself, which the width says already.
const MIN_POINTS = 3;

/**
 * Totals at several times as heights of 0 .. 1, from the lowest to the highest. Where they differ by less than `floor` (what sampling
 * alone could do, same unit; NaN when not known) the course is drawn as flat as it is. Empty with fewer than three totals or an unknown one.
 */
export function courseHeights(totals: readonly number[], floor: number): readonly number[] {
  if (totals.length < MIN_POINTS || !totals.every(Number.isFinite)) {
    return [];
  }
  const lowest = Math.min(...totals);
  const range = Math.max(...totals) - lowest;
  const span = Math.max(range, Number.isFinite(floor) ? floor : 0);
  const start = (span - range) / 2;
  return totals.map((total) => (span === 0 ? 0.5 : (start + total - lowest) / span));
}
