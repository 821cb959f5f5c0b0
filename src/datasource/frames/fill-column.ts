// SPDX-License-Identifier: Apache-2.0
import { inSlices, type PausableWork } from '#pkg/base';

/** Values that are made between two pauses: some milliseconds. */
const ROWS_PER_TURN = 1 << 14;

/** The values of a field. */
export function* fillColumn<T>(length: number, valueAt: (row: number) => T): PausableWork<T[]> {
  const values: T[] = [];
  yield* inSlices(
    length,
    (from, to) => {
      for (let row = from; row < to; row++) {
        values.push(valueAt(row));
      }
    },
    ROWS_PER_TURN
  );
  yield;
  return values;
}
