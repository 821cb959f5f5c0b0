// SPDX-License-Identifier: Apache-2.0
// Samples of a profile summed per stack, for several sample types at once: each stack is looked up once, not once per type.
import { computeTotal, stacksOfProfile, type WeightedStacks } from '#pkg/calltree';
import type { Profile } from '#pkg/profile';
import type { StackInterner } from './stack-interner';

/** Sums of the distinct stacks of one profile. */
export interface StackSums {
  /** Index into the history's stack table, ascending. */
  readonly stack: Int32Array;
  /** By type as asked for, a sum per element of `stack`. */
  readonly sums: readonly Float64Array[];
  /** One row per sample that has a value of any type; the values mean nothing. */
  readonly stacks: WeightedStacks;
  /** By type as asked for, a value per row of `stacks`. */
  readonly values: readonly Float64Array[];
}

/**
 * Sums the sample types `types` (indexes) of `profile` per stack; the stacks are interned.
 * @throws ProfileError `number-out-of-range` when the values of a type add up to more than 2^53
 */
export function sumPerStack(profile: Profile, types: readonly number[], interner: StackInterner): StackSums {
  types.forEach((type) => computeTotal(profile, type));
  const { rows, stacks } = stacksOfRows(profile, types);
  const ids = interner.intern(stacks);
  const stack = Int32Array.from(new Set(ids)).sort();
  const slotOfStack = new Int32Array(interner.stackCount);
  stack.forEach((id, slot) => {
    slotOfStack[id] = slot;
  });
  const slots = ids.map((id) => slotOfStack[id]);
  const values = types.map((type) => pickValues(profile, rows, type));
  return { stack, sums: values.map((column) => sumBySlot(column, slots, stack.length)), stacks, values };
}

/** The samples that have a value of any of `types`, and their stacks. */
function stacksOfRows({ samples, ...rest }: Profile, types: readonly number[]) {
  const { sampleTypes } = rest;
  const isKept = new Float64Array(samples.length);
  const rows: number[] = [];
  for (let sample = 0; sample < samples.length; sample++) {
    if (types.some((type) => samples.value[sample * sampleTypes.length + type] !== 0)) {
      isKept[sample] = 1;
      rows.push(sample);
    }
  }
  const marked = { ...rest, sampleTypes: sampleTypes.slice(0, 1), samples: { ...samples, value: isKept } };
  return { rows, stacks: stacksOfProfile(marked, 0) };
}

function pickValues({ samples, sampleTypes }: Profile, rows: readonly number[], type: number): Float64Array {
  return Float64Array.from(rows, (sample) => samples.value[sample * sampleTypes.length + type]);
}

function sumBySlot(values: Float64Array, slots: Int32Array, length: number): Float64Array {
  const sums = new Float64Array(length);
  for (let row = 0; row < values.length; row++) {
    sums[slots[row]] += values[row];
  }
  return sums;
}
