// SPDX-License-Identifier: Apache-2.0
// Trees at the limits of what may come in, each with what must be readable once it is drawn.
import { emptyColumns, withTotals } from './generate-tree.mjs';

/** Root included. */
export const DEEP_LEVELS = 10_000;
export const WIDE_SIBLINGS = 100_000;
export const LARGEST_EXACT = 2 ** 53;
const SIBLING_BYTES = 1024;

/**
 * Name -> shape. `make` gives the columns; `rows` is how many rows of boxes there are to scroll through; `texts` must be readable in
 * the panel, and `lastRowText` where the pointer is over a box of the last row.
 */
export const ODD_SHAPES = {
  deep: {
    title: `${DEEP_LEVELS.toLocaleString('en')} levels deep`,
    make: makeDeep,
    rows: DEEP_LEVELS,
    texts: [/\b4(\.0+)? KiB/],
    lastRowText: /deepest/,
  },
  heavy: {
    title: '1 node of 2^53 bytes',
    make: makeHeavy,
    rows: 1,
    // 2^53 bytes are exactly 8 PiB.
    texts: [/\b8(\.0+)? PiB/],
    lastRowText: /\b8(\.0+)? PiB/,
  },
  wide: {
    title: `${WIDE_SIBLINGS.toLocaleString('en')} siblings`,
    make: makeWide,
    rows: 2,
    // 100,000 times 1 KiB, all of them in the box that stands for what is too narrow.
    texts: [/\b97\.7 MiB/],
    lastRowText: /100[,.\u202f ]?000[^]*97\.7 MiB/,
  },
};

function makeDeep() {
  const columns = emptyColumns(DEEP_LEVELS, { names: ['total', 'main.descend', 'main.deepest'], isDelta: true });
  columns.level.forEach((_, node) => {
    columns.level[node] = node;
    columns.label[node] = Math.min(node, 1);
  });
  columns.label[DEEP_LEVELS - 1] = 2;
  columns.selfRight[DEEP_LEVELS - 1] = 4096;
  return withTotals(columns);
}

function makeHeavy() {
  const columns = emptyColumns(1, { names: ['total'], isDelta: true });
  columns.selfRight[0] = LARGEST_EXACT;
  return withTotals(columns);
}

function makeWide() {
  const names = Array.from({ length: WIDE_SIBLINGS }, (_, index) => `main.sibling${index}`);
  const columns = emptyColumns(1 + WIDE_SIBLINGS, { names: ['total', ...names], isDelta: true });
  for (let node = 1; node <= WIDE_SIBLINGS; node++) {
    columns.level[node] = 1;
    columns.label[node] = node;
    columns.selfRight[node] = SIBLING_BYTES;
  }
  return withTotals(columns);
}
