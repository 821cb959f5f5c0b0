// SPDX-License-Identifier: Apache-2.0
// Median and order statistics of small columns, without sorting them.

/** The middle value, or the mean of the two middle ones; 0 for an empty column. */
export function median(values: Float64Array): number {
  return medianInPlace(values.slice(), values.length);
}

/** The same of the first `length` values, whose order is lost. */
export function medianInPlace(values: Float64Array, length: number): number {
  if (length === 0) {
    return 0;
  }
  const middle = length >> 1;
  const upper = selectInPlace(values, middle, length);
  if (length % 2 === 1) {
    return upper;
  }
  let lower = values[0];
  for (let i = 1; i < middle; i++) {
    lower = Math.max(lower, values[i]);
  }
  return (lower + upper) / 2;
}

/**
 * The value that would stand at index `k` (0-based) if the first `length` values were sorted. Their order is lost; afterwards none before
 * k is larger and none after it smaller. Linear on average. Hoare, Algorithm 65: FIND, CACM 4 (1961), 321, in Wirth's form.
 */
export function selectInPlace(values: Float64Array, k: number, length: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = values[k];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) {
        i++;
      }
      while (pivot < values[j]) {
        j--;
      }
      if (i <= j) {
        const swapped = values[i];
        values[i++] = values[j];
        values[j--] = swapped;
      }
    }
    if (j < k) {
      low = i;
    }
    if (k < i) {
      high = j;
    }
  }
  return values[k];
}
