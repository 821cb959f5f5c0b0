// SPDX-License-Identifier: Apache-2.0
// What every tree is built from, whether the stacks come from a profile or from a history of captures.

/**
 * Function frames, each name once. Two frames are the same when their names are: pprof's granularity "functions".
 * `file` and `line1` say where the name was first seen and are for display only.
 */
export interface FrameTable {
  readonly length: number;
  readonly name: readonly string[];
  /** Source path as the profile has it; "" when unknown. */
  readonly file: readonly string[];
  /** 1-based source line inside the function (the allocation or call first seen), 0 when unknown. */
  readonly line1: Int32Array;
}

/**
 * Stacks with one number each, inlined calls expanded. Stack i is frame[start[i] .. start[i + 1]), ROOT FIRST; it may be empty.
 * The same stack may appear more than once. `value[i]` may be negative.
 */
export interface WeightedStacks {
  readonly frames: FrameTable;
  readonly length: number;
  readonly start: Int32Array;
  readonly frame: Int32Array;
  readonly value: Float64Array;
  /** Unit of the values: "bytes", "count", "nanoseconds", ... */
  readonly unit: string;
}
