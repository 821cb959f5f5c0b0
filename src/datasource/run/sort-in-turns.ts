// SPDX-License-Identifier: Apache-2.0
import type { PausableWork } from '#pkg/base';

/** Sorted, or merged, between two pauses: a few milliseconds where comparing takes a microsecond. */
const ITEMS_PER_TURN = 2048;

/** A sorted copy, stable as sort is: runs that are sorted at once, then merged two by two. */
export function* sortInTurns<T>(items: readonly T[], compare: (one: T, other: T) => number): PausableWork<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += ITEMS_PER_TURN) {
    runs.push(items.slice(from, from + ITEMS_PER_TURN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      merged.push(yield* merge(runs[i], runs.at(i + 1) ?? [], compare));
    }
    runs = merged;
  }
  return runs.at(0) ?? [];
}

function* merge<T>(one: readonly T[], other: readonly T[], compare: (one: T, other: T) => number): PausableWork<T[]> {
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const takesOther = i === one.length || (j < other.length && compare(one[i], other[j]) > 0);
    merged.push(takesOther ? other[j++] : one[i++]);
    if (merged.length % ITEMS_PER_TURN === 0) {
      yield;
    }
  }
  return merged;
}
