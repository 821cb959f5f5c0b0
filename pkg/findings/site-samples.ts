// SPDX-License-Identifier: Apache-2.0
// What Go's profiler saw of each stack at two moments, from captures, which keep values scaled up and summed over size classes.
import { HEAP_ALLOC_OBJECTS, HEAP_INUSE_OBJECTS, HEAP_INUSE_SPACE, type Capture, type SiteRows } from '#pkg/capture';
import type { SiteSample } from '#pkg/leakscore';

export interface StackSample {
  readonly stack: number;
  readonly sample: SiteSample;
}

/**
 * Per stack with something in use in either capture, the counts of sampled objects: scaled counts times p = 1 - exp(-s/R), s the mean
 * size of the stack's objects. Size classes of one stack count as one of their mean size. None without a sampling period.
 */
export function siteSamplesOf(before: Capture, after: Capture): StackSample[] {
  const periodBytes = after.heapPeriodBytes;
  if (!(periodBytes > 0)) {
    return [];
  }
  const bytes = joinRows(before.rows[HEAP_INUSE_SPACE], after.rows[HEAP_INUSE_SPACE]);
  const objects = joinRows(before.rows[HEAP_INUSE_OBJECTS], after.rows[HEAP_INUSE_OBJECTS]);
  const allocated = joinRows(before.rows[HEAP_ALLOC_OBJECTS], after.rows[HEAP_ALLOC_OBJECTS]);
  return [...objects].flatMap(([stack, [objectsBefore, objectsAfter]]) => {
    const [bytesBefore, bytesAfter] = bytes.get(stack) ?? [0, 0];
    const objectBytes = (bytesBefore + bytesAfter) / (objectsBefore + objectsAfter);
    if (!(objectBytes > 0)) {
      return [];
    }
    const seen = periodBytes > 1 ? -Math.expm1(-objectBytes / periodBytes) : 1;
    const [allocatedBefore, allocatedAfter] = allocated.get(stack) ?? [0, 0];
    const sample = {
      objectBytes,
      inUseBefore: objectsBefore * seen,
      inUseAfter: objectsAfter * seen,
      allocatedBefore: allocatedBefore * seen,
      // A rescaled profile may show a cumulative count a little smaller than before.
      allocatedAfter: Math.max(allocatedBefore, allocatedAfter) * seen,
    };
    return [{ stack, sample }];
  });
}

/** Values of the same stacks in two captures; 0 where a capture has no row. */
function joinRows(before: SiteRows | undefined, after: SiteRows | undefined): Map<number, [number, number]> {
  const joined = new Map<number, [number, number]>();
  before?.stack.forEach((stack, row) => joined.set(stack, [before.value[row], 0]));
  after?.stack.forEach((stack, row) => joined.set(stack, [joined.get(stack)?.[0] ?? 0, after.value[row]]));
  return joined;
}
