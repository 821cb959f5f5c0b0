// SPDX-License-Identifier: Apache-2.0
// Samples of a profile summed per stack, for several sample types at once.
import { NONE, pauseIfLong, type PausableWork } from '#pkg/base';
import type { Profile } from '#pkg/profile';

/** Sums of the distinct stacks of one profile. */
export interface StackSums {
  /** Index into the history's stack table, ascending. */
  readonly stack: Int32Array;
  /** By type as asked for, a sum per element of `stack`. */
  readonly sums: readonly Float64Array[];
}

export interface SamplesToSum {
  readonly profile: Profile;
  /** Indexes of sample types. */
  readonly types: readonly number[];
  /** Stack per sample; samples with NONE are left out. */
  readonly ids: Int32Array;
  /** Above every id. */
  readonly stackCount: number;
}

/** O(samples + stacks of the history), a pause between any two types. */
export function* sumPerStack({ profile, types, ids, stackCount }: SamplesToSum): PausableWork<StackSums> {
  const { stack, slotOfStack } = distinctStacks(ids, stackCount);
  const { value } = profile.samples;
  const sums: Float64Array[] = [];
  for (const type of types) {
    yield* pauseIfLong(ids.length);
    sums.push(sumBySlot({ ids, slotOfStack, slots: stack.length }, value.subarray(type), profile.sampleTypes.length));
  }
  return { stack, sums };
}

function distinctStacks(ids: Int32Array, stackCount: number): { stack: Int32Array; slotOfStack: Int32Array } {
  const slotOfStack = new Int32Array(stackCount).fill(NONE);
  for (const id of ids) {
    if (id !== NONE) {
      slotOfStack[id] = 0;
    }
  }
  const stack = new Int32Array(stackCount);
  let length = 0;
  for (let id = 0; id < stackCount; id++) {
    if (slotOfStack[id] !== NONE) {
      slotOfStack[id] = length;
      stack[length++] = id;
    }
  }
  return { stack: stack.slice(0, length), slotOfStack };
}

interface Slots {
  readonly ids: Int32Array;
  readonly slotOfStack: Int32Array;
  readonly slots: number;
}

/** `value`: of the first sample, then every `step`th. */
function sumBySlot({ ids, slotOfStack, slots }: Slots, value: Float64Array, step: number): Float64Array {
  const sums = new Float64Array(slots);
  for (let sample = 0; sample < ids.length; sample++) {
    if (ids[sample] !== NONE) {
      sums[slotOfStack[ids[sample]]] += value[sample * step];
    }
  }
  return sums;
}
