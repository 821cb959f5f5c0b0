// SPDX-License-Identifier: Apache-2.0

/** Logit per cell: the strongest term, 2.94, fills twelve cells, the weakest, -1.21, five. */
const CELL = 0.25;
const LEFT_CELLS = 5;
const RIGHT_CELLS = 12;

/** Of every bar of a term. */
export const TERM_BAR_WIDTH = LEFT_CELLS + 1 + RIGHT_CELLS;

/** An addend of the logit as a bar from a middle line: to the right speaks for a leak, to the left against one. All on one scale. */
export function renderTermBar(value: number): string {
  const cells = Math.round(Math.abs(value) / CELL);
  const left = value < 0 ? Math.min(LEFT_CELLS, cells) : 0;
  const right = value > 0 ? Math.min(RIGHT_CELLS, cells) : 0;
  return `${'░'.repeat(left).padStart(LEFT_CELLS)}│${'█'.repeat(right).padEnd(RIGHT_CELLS)}`;
}
