// SPDX-License-Identifier: Apache-2.0
import type { PausableWork } from '#pkg/base';
import {
  HEAP_ALLOC_OBJECTS,
  HEAP_ALLOC_SPACE,
  HEAP_INUSE_OBJECTS,
  HEAP_INUSE_SPACE,
  type Capture,
  type ProfileTypeId,
} from '#pkg/capture';
import type { DeltaTree } from '#pkg/calltree';
import type { EvidenceRange } from './evidence-range';
import { totalsOfRows } from './path-index';

/** The cumulative type that belongs to a type in use. */
const ALLOC_TYPES: Readonly<Record<ProfileTypeId, ProfileTypeId>> = {
  [HEAP_INUSE_SPACE]: HEAP_ALLOC_SPACE,
  [HEAP_INUSE_OBJECTS]: HEAP_ALLOC_OBJECTS,
};

/**
 * What the subtree of each node allocated between the two captures of `range`, in the unit of the tree. All NaN when nobody counts it
 * (goroutines), or when the counters began again in between.
 *
 * Captures keep the counters of stacks with something in use only. A stack with nothing in use at the end is left out, one with
 * nothing in use at the beginning counts from the start of the process: at most that much.
 */
export function* allocatedBetween(
  delta: DeltaTree,
  stackNode: Int32Array,
  { captures, range }: { readonly captures: readonly Capture[]; readonly range: EvidenceRange }
): PausableWork<Float64Array> {
  const { beforeIndex, afterIndex, profileTypeId } = range;
  const allocType: ProfileTypeId | undefined = ALLOC_TYPES[profileTypeId];
  const before = allocType && captures[beforeIndex].rows[allocType];
  const after = allocType && captures[afterIndex].rows[allocType];
  const isRestarted = captures.slice(beforeIndex + 1, afterIndex + 1).some(({ restart }) => restart);
  if (!before || !after || isRestarted) {
    return new Float64Array(delta.length).fill(NaN);
  }
  const known = new Float64Array(stackNode.length);
  before.stack.forEach((stack, row) => (known[stack] = before.value[row]));
  // A sampled counter may be scaled to a little less than before.
  yield;
  const value = after.value.map((now, row) => Math.max(0, now - known[after.stack[row]]));
  yield;
  return yield* totalsOfRows(delta, stackNode, { stack: after.stack, value });
}
