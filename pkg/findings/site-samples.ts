// SPDX-License-Identifier: Apache-2.0
// What Go's profiler saw of each stack at two moments, from captures, which keep values scaled up and summed over size classes.
import { inSlices, type PausableWork } from '#pkg/base';
import {
  HEAP_ALLOC_OBJECTS,
  HEAP_INUSE_OBJECTS,
  HEAP_INUSE_SPACE,
  type HistorySnapshot,
  type ProfileTypeId,
} from '#pkg/capture';
import type { SiteSample } from '#pkg/leakscore';
import type { EvidenceRange } from './evidence-range';

/** Rows that are looked at between two pauses: about a microsecond each. */
const ROWS_PER_TURN = 4096;

/** By stack of the table; 0 where a capture has no row. */
interface ColumnsOfEnds {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/**
 * Gives `visit` each stack with something in use in either capture of `range`, and the counts of its sampled objects: scaled counts
 * times p = 1 - exp(-s/R), s the mean size of the stack's objects. Size classes of one stack count as one of their mean size. None
 * without a sampling period.
 */
export function* forEachSiteSample(
  history: HistorySnapshot,
  range: Pick<EvidenceRange, 'beforeIndex' | 'afterIndex'>,
  visit: (stack: number, sample: SiteSample) => void
): PausableWork<void> {
  const ends = [history.captures[range.beforeIndex], history.captures[range.afterIndex]];
  const [, { heapPeriodBytes: periodBytes }] = ends;
  if (!(periodBytes > 0)) {
    return;
  }
  const objects = yield* columnsOf(history, range, HEAP_INUSE_OBJECTS);
  const bytes = yield* columnsOf(history, range, HEAP_INUSE_SPACE);
  const allocated = yield* columnsOf(history, range, HEAP_ALLOC_OBJECTS);
  const isVisited = new Uint8Array(history.stacks.length);
  for (const { rows } of ends) {
    const stacks = rows[HEAP_INUSE_OBJECTS]?.stack ?? new Int32Array(0);
    yield;
    yield* inSlices(
      stacks.length,
      (from, to) => {
        for (const stack of stacks.subarray(from, to)) {
          const objectBytes = sumOfEnds(bytes, stack) / sumOfEnds(objects, stack);
          if (isVisited[stack] === 0 && objectBytes > 0) {
            visit(stack, sampleOf({ objects, allocated }, stack, { objectBytes, periodBytes }));
          }
          isVisited[stack] = 1;
        }
      },
      ROWS_PER_TURN
    );
  }
}

function sumOfEnds({ before, after }: ColumnsOfEnds, stack: number): number {
  return before[stack] + after[stack];
}

function sampleOf(
  { objects, allocated }: { readonly objects: ColumnsOfEnds; readonly allocated: ColumnsOfEnds },
  stack: number,
  { objectBytes, periodBytes }: { readonly objectBytes: number; readonly periodBytes: number }
): SiteSample {
  const seen = periodBytes > 1 ? -Math.expm1(-objectBytes / periodBytes) : 1;
  return {
    objectBytes,
    inUseBefore: objects.before[stack] * seen,
    inUseAfter: objects.after[stack] * seen,
    allocatedBefore: allocated.before[stack] * seen,
    // A rescaled profile may show a cumulative count a little smaller than before.
    allocatedAfter: Math.max(allocated.before[stack], allocated.after[stack]) * seen,
  };
}

function* columnsOf(
  { captures, stacks }: HistorySnapshot,
  { beforeIndex, afterIndex }: Pick<EvidenceRange, 'beforeIndex' | 'afterIndex'>,
  profileTypeId: ProfileTypeId
): PausableWork<ColumnsOfEnds> {
  const [before, after] = [beforeIndex, afterIndex].map((index) => {
    const column = new Float64Array(stacks.length);
    const rows = captures[index].rows[profileTypeId];
    rows?.stack.forEach((stack, row) => (column[stack] = rows.value[row]));
    return column;
  });
  yield;
  return { before, after };
}
