// SPDX-License-Identifier: Apache-2.0
// Columns whose length is only known when the last row is in.

const MIN_ROWS = 64;
const GROWTH = 1.25;
const MIN_USED_RATIO = 0.75;

/** `column` with room for `rows` rows: itself, or a copy of at least a quarter more. */
export function withRoom<Column extends Int32Array | Float64Array>(column: Column, rows: number): Column;
export function withRoom(column: Int32Array | Float64Array, rows: number): Int32Array | Float64Array {
  if (rows <= column.length) {
    return column;
  }
  const length = Math.max(rows, MIN_ROWS, Math.ceil(column.length * GROWTH));
  const grown = column instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  grown.set(column);
  return grown;
}

/** The first `rows` rows. Copied when more than a quarter of the memory would be kept for nothing. */
export function trimmed<Column extends Int32Array | Float64Array>(column: Column, rows: number): Column;
export function trimmed(column: Int32Array | Float64Array, rows: number): Int32Array | Float64Array {
  return rows >= column.length * MIN_USED_RATIO ? column.subarray(0, rows) : column.slice(0, rows);
}
