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
    lower = values[i] > lower ? values[i] : lower;
  }
  return (lower + upper) / 2;
}

/** Up to here insertion sort is quicker than parting. */
const MAX_SORTED = 24;
const PIVOT_CANDIDATES = 15;
/** Fewer values than this are parted at the next best of them. */
const MIN_FOR_CANDIDATES = 64;

/**
 * The value that would stand at index `k` (0-based) if the first `length` values were sorted. Their order is lost; afterwards none before
 * k is larger and none after it smaller. Linear on average. Hoare, Algorithm 65: FIND, CACM 4 (1961), 321, with pivots from a sample as in
 * Floyd and Rivest, Algorithm 489: SELECT, CACM 18 (1975), 173.
 */
export function selectInPlace(values: Float64Array, k: number, length: number): number {
  const range: Range = { low: 0, high: length };
  while (range.high - range.low > MAX_SORTED) {
    const pivot = choosePivot(values, k, range);
    const split = partBelow(values, pivot, range);
    if (k < split) {
      range.high = split;
    } else if (split > range.low) {
      range.low = split;
    } else {
      // The pivot is the smallest; it and its equals are set aside, so that many equal values do not cost a pass each.
      range.low = partUpTo(values, pivot, range);
      if (k < range.low) {
        return pivot;
      }
    }
  }
  insertionSort(values, range.low, range.high);
  return values[k];
}

/** From `low` up to, not including, `high`. */
interface Range {
  low: number;
  high: number;
}

/** The value of a small sample that is likely to end up near rank `k`. */
function choosePivot(values: Float64Array, k: number, { low, high }: Range): number {
  const size = high - low;
  if (size < MIN_FOR_CANDIDATES) {
    return values[low + (size >> 1)];
  }
  // The sample is brought to the front and sorted there: a column of its own would cost more than the sorting.
  for (let i = 0; i < PIVOT_CANDIDATES; i++) {
    const from = low + Math.floor((i * size) / PIVOT_CANDIDATES);
    const value = values[from];
    values[from] = values[low + i];
    values[low + i] = value;
  }
  insertionSort(values, low, low + PIVOT_CANDIDATES);
  // A little nearer to the middle than k: then k most likely stays in the smaller part.
  const rank = ((k - low) * PIVOT_CANDIDATES) / size;
  return values[low + Math.floor(2 * rank < PIVOT_CANDIDATES ? rank + 1 : rank - 1)];
}

/** Puts values below the pivot in front; where the others begin. Adding comparisons as numbers leaves no branch to be guessed wrong. */
function partBelow(values: Float64Array, pivot: number, { low, high }: Range): number {
  let split = low;
  for (let i = low; i < high; i++) {
    const value = values[i];
    values[i] = values[split];
    values[split] = value;
    split = (split + Number(value < pivot)) | 0;
  }
  return split;
}

/** As partBelow, with those equal to the pivot in front too. */
function partUpTo(values: Float64Array, pivot: number, { low, high }: Range): number {
  let split = low;
  for (let i = low; i < high; i++) {
    const value = values[i];
    values[i] = values[split];
    values[split] = value;
    split = (split + Number(value <= pivot)) | 0;
  }
  return split;
}

/** Sorts the values from `low` up to, not including, `high`. */
export function insertionSort(values: Float64Array, low: number, high: number): void {
  for (let i = low + 1; i < high; i++) {
    const value = values[i];
    let place = i;
    while (place > low && values[place - 1] > value) {
      values[place] = values[place - 1];
      place--;
    }
    values[place] = value;
  }
}
