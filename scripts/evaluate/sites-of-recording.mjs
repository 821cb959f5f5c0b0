// SPDX-License-Identifier: Apache-2.0
// The call sites of a recording that are worth a series, and which of them leak (design: leak score, 10.3).
import { rowsOf, sampledRatio } from './sampling.mjs';

const MOST_SITES = 6;
const FEWEST_SAMPLED_ALLOCATIONS = 5;
/** The server and the scaffolding around the program. */
const NOT_THE_PROGRAM = ['net/http', 'leaklab/lab.Main'];
/** Growth is counted from the third sample on: the first ones see the program start. */
const FIRST_SETTLED = 2;
/** A site with more of the heap's growth than this leaks; with less than the other it does not; between them it is unclear. */
const LEAKING_SHARE = 0.15;
const CLEAR_SHARE = 0.03;
const FEWEST_SAMPLED_IN_USE = 6;

/**
 * @param {{ hs: Record<string, number[]> }[]} samples
 * @param {{ isLeaking: boolean, heapBytes: number[] }} program
 * @returns {{ stack: string, bytes: number[], leak: boolean }[]} estimated in-use bytes per sample
 */
export function sitesOfRecording(samples, { isLeaking, heapBytes }) {
  const perSample = samples.map(({ hs }) => sumPerStack(hs));
  const last = perSample[perSample.length - 1];
  const heapGrowth = growthOf(heapBytes);
  return (
    [...last]
      .filter(([stack, { allocations }]) => allocations >= FEWEST_SAMPLED_ALLOCATIONS && isProgram(stack))
      .sort(([, one], [, other]) => other.allocations - one.allocations)
      .slice(0, MOST_SITES)
      .map(([stack, { objects }]) => {
        const bytes = perSample.map((stacks) => stacks.get(stack)?.bytes ?? 0);
        const share = growthOf(bytes) / heapGrowth;
        return { stack, bytes, share, leak: isLeaking && share > LEAKING_SHARE && objects >= FEWEST_SAMPLED_IN_USE };
      })
      // What never kept anything has no course; among those are the sites of the profiles themselves.
      .filter(({ bytes }) => bytes.some((value) => value > 0))
      .filter(({ share, leak }) => !isLeaking || leak || share <= CLEAR_SHARE)
      .map(({ stack, bytes, leak }) => ({ stack, bytes, leak }))
  );
}

const isProgram = (stack) => !NOT_THE_PROGRAM.some((part) => stack.includes(part));

const growthOf = (values) => values[values.length - 1] - values[FIRST_SETTLED];

/** Sampled allocations and objects in use, and the bytes in use that they stand for. */
function sumPerStack(rows) {
  const stacks = new Map();
  for (const { stack, sizeBytes, row } of rowsOf(rows)) {
    const sum = stacks.get(stack) ?? { allocations: 0, objects: 0, bytes: 0 };
    sum.objects += row[0];
    sum.bytes += row[1] / sampledRatio(sizeBytes);
    sum.allocations += row[2];
    stacks.set(stack, sum);
  }
  return stacks;
}
