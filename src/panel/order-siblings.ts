// SPDX-License-Identifier: Apache-2.0
// Siblings of a foreign frame come in any order; ours are largest first, then by name, so that a picture does not jump on refresh.

/** Depth-first rows as read from a frame. */
export interface Rows {
  readonly length: number;
  readonly level: Int32Array;
  readonly parent: Int32Array;
  readonly end: Int32Array;
}

/**
 * The rows in depth-first order with the children of each sorted by `compare`: result[new row] = old row. O(rows log siblings), no
 * recursion.
 */
export function orderSiblings(rows: Rows, compare: (one: number, other: number) => number): Int32Array {
  const order = new Int32Array(rows.length);
  const pending = rows.length > 0 ? [0] : [];
  const children: number[] = [];
  for (let next = 0; pending.length > 0; next++) {
    const row = pending.pop() ?? 0;
    order[next] = row;
    children.length = 0;
    for (let child = row + 1; child < rows.end[row]; child = rows.end[child]) {
      children.push(child);
    }
    // Largest last: the next row is taken off the end.
    if (children.length > 1) {
      children.sort((one, other) => compare(other, one));
    }
    for (const child of children) {
      pending.push(child);
    }
  }
  return order;
}

/** Parent and subtree end of each row, from the levels. O(rows). */
export function shapeRows(level: Int32Array): Rows {
  const { length } = level;
  const parent = new Int32Array(length);
  const end = new Int32Array(length);
  const last: number[] = [];
  for (let row = 0; row < length; row++) {
    parent[row] = level[row] === 0 ? -1 : last[level[row] - 1];
    last[level[row]] = row;
  }
  for (let row = length - 1; row >= 0; row--) {
    end[row] = Math.max(end[row], row + 1);
    if (row > 0) {
      end[parent[row]] = Math.max(end[parent[row]], end[row]);
    }
  }
  return { length, level, parent, end };
}

/** The values of a column in a new order of rows. */
export function takeRows(column: Float64Array, order: Int32Array): Float64Array {
  // A loop, not Float64Array.from: that walks an iterator, ten times slower, and there are ten columns.
  const taken = new Float64Array(order.length);
  for (let row = 0; row < order.length; row++) {
    taken[row] = column[order[row]];
  }
  return taken;
}
