// SPDX-License-Identifier: Apache-2.0
// The noise of Go's heap profile: a Poisson sample by bytes, so that every difference of two profiles has a standard error.
import {
  HEAP_ALLOC_OBJECTS,
  HEAP_INUSE_OBJECTS,
  HEAP_INUSE_SPACE,
  type Capture,
  type ProfileTypeId,
  type SiteRows,
} from '#pkg/capture';

/** Variance of the change of one stack's in-use value between two captures, in the squared unit of the profile type. */
export interface StackVariance {
  readonly stack: number;
  readonly variance: number;
}

/**
 * Var(dX) = (1-p) (s/p)^2 min(A + F, k1 + k2) per stack, with s the mean object size of the stack, p = 1 - exp(-s/R) the chance that
 * an object is sampled, k sampled objects in use, A and F sampled allocations and frees in between (design: leak score, section 4).
 * Objects alive at both ends cancel. For counts of objects the factor s is 1.
 */
export function samplingVariance(before: Capture, after: Capture, profileTypeId: ProfileTypeId): StackVariance[] {
  const periodBytes = after.heapPeriodBytes;
  if (periodBytes <= 1) {
    return [];
  }
  const bytes = joinRows(before.rows[HEAP_INUSE_SPACE], after.rows[HEAP_INUSE_SPACE]);
  const objects = joinRows(before.rows[HEAP_INUSE_OBJECTS], after.rows[HEAP_INUSE_OBJECTS]);
  const allocated = joinRows(before.rows[HEAP_ALLOC_OBJECTS], after.rows[HEAP_ALLOC_OBJECTS]);
  const inBytes = profileTypeId === HEAP_INUSE_SPACE;
  const variances: StackVariance[] = [];
  for (const [stack, [objectsBefore, objectsAfter]] of objects) {
    const [bytesBefore, bytesAfter] = bytes.get(stack) ?? [0, 0];
    const objectBytes = (bytesBefore + bytesAfter) / (objectsBefore + objectsAfter);
    if (!(objectBytes > 0)) {
      continue;
    }
    const p = 1 - Math.exp(-objectBytes / periodBytes);
    const [allocatedBefore, allocatedAfter] = allocated.get(stack) ?? [0, 0];
    const k1 = objectsBefore * p;
    const k2 = objectsAfter * p;
    const A = Math.max(0, allocatedAfter - allocatedBefore) * p;
    const F = Math.max(0, A - (k2 - k1));
    const perObject = (inBytes ? objectBytes : 1) / p;
    variances.push({ stack, variance: (1 - p) * perObject ** 2 * Math.min(A + F, k1 + k2) });
  }
  return variances;
}

/** Values of the same stacks in two captures; 0 where a capture has no row. */
function joinRows(before: SiteRows | undefined, after: SiteRows | undefined): Map<number, [number, number]> {
  const joined = new Map<number, [number, number]>();
  before?.stack.forEach((stack, row) => joined.set(stack, [before.value[row], 0]));
  after?.stack.forEach((stack, row) => joined.set(stack, [joined.get(stack)?.[0] ?? 0, after.value[row]]));
  return joined;
}
