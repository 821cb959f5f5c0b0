// SPDX-License-Identifier: Apache-2.0
import { inSlices, type PausableWork } from '#pkg/base';

/** The values of `column` at `places`, in their order. */
export function takeFrom(column: Float64Array, places: Int32Array): PausableWork<Float64Array>;
export function takeFrom(column: Int32Array, places: Int32Array): PausableWork<Int32Array>;
export function* takeFrom(
  column: Float64Array | Int32Array,
  places: Int32Array
): PausableWork<Float64Array | Int32Array> {
  const { length } = places;
  const taken = column instanceof Float64Array ? new Float64Array(length) : new Int32Array(length);
  yield* inSlices(length, (from, to) => {
    for (let i = from; i < to; i++) {
      taken[i] = column[places[i]];
    }
  });
  return taken;
}
