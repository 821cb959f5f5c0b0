// SPDX-License-Identifier: Apache-2.0
// What the fuzzer lets through. Everything beyond is a failure, and its input is kept.

/** Longest input. */
export const MAX_INPUT_BYTES = 1 << 18;
/** Small enough that gzip bombs meet it, and that a door which ignores it cannot end the process. */
export const MAX_INFLATED_BYTES = 1 << 22;
/** An answer that kept a processor busy for longer is a hang. */
export const SLOW_MS = 1000;
/** Bytes that columns and texts of a result may take per byte of (inflated) input. */
export const MAX_HELD_FACTOR = 32;
/** What small flame graphs may take beyond that. */
export const HELD_BYTES_BESIDES = 1 << 20;

/** When a worker is given up. A slow answer is found by the worker itself; these are for answers that never come. */
export const GIVE_UP = {
  hangMs: 5000,
  maxHeapMB: 512,
  // Buffers lie outside the heap; all of the process is compared with what it took when the worker started.
  maxGrowthMB: 1024,
};
