// SPDX-License-Identifier: Apache-2.0
// Mean, spread and range of a column; several statistics of this room need them.

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
  }
  return sum / values.length;
}

/** Mean squared distance from the mean (divided by n, not n - 1). */
export function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += (values[i] - mean) ** 2;
  }
  return sum / values.length;
}

/** Largest less smallest value. */
export function rangeOf(values: Float64Array): number {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  return high - low;
}

/** `value` kept within [low, high]. */
export function clip(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
