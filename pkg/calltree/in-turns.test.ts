// SPDX-License-Identifier: Apache-2.0
// Long work of the room gives the same whether it pauses or not, and pauses where trees are large.
import { finishAtOnce, type PausableWork } from '#pkg/base';
import { buildCallTree, buildCallTreeInTurns } from './build-call-tree';
import { buildDeltaTree, buildDeltaTreeInTurns } from './build-delta-tree';
import { growthProfile, growthProfileInTurns } from './profile-of-growth';
import type { WeightedStacks } from './weighted-stacks';

const NAMES = 3000;
const FRAMES: WeightedStacks['frames'] = {
  length: NAMES,
  name: Array.from({ length: NAMES }, (_, i) => `main.f${i}`),
  file: Array.from({ length: NAMES }, (_, i) => `f${i % 40}.go`),
  line1: new Int32Array(NAMES).fill(7),
};

/** So many different stacks of ten frames, from arithmetic that spreads. */
function manyStacks(length: number, factor: number): WeightedStacks {
  const depth = 10;
  return {
    ...{ frames: FRAMES, length, unit: 'bytes' },
    start: Int32Array.from({ length: length + 1 }, (_, i) => i * depth),
    frame: Int32Array.from({ length: length * depth }, (_, i) => {
      const stack = Math.floor(i / depth);
      return (Math.floor(stack / 4 ** (9 - (i % depth))) * 31 + (i % depth)) % NAMES;
    }),
    value: Float64Array.from({ length }, (_, i) => 1 + ((i * factor) % 97)),
  };
}

/** The result, and in how many steps it came. */
function countSteps<T>(work: PausableWork<T>): { value: T; steps: number } {
  let steps = 1;
  for (let step = work.next(); ; step = work.next(), steps++) {
    if (step.done === true) {
      return { value: step.value, steps };
    }
  }
}

/** Jest compares long columns for seconds. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** For every path its sum, found the slow way. */
function totalsByPath(stacks: WeightedStacks): Map<string, number> {
  const totals = new Map<string, number>();
  for (let stack = 0; stack < stacks.length; stack++) {
    let path = '';
    for (let i = stacks.start[stack]; i < stacks.start[stack + 1]; i++) {
      path += `;${stacks.frames.name[stacks.frame[i]]}`;
      totals.set(path, (totals.get(path) ?? 0) + stacks.value[stack]);
    }
  }
  return totals;
}

describe('a large tree', () => {
  const [before, after] = [manyStacks(14_000, 5), manyStacks(16_000, 11)];

  it('is the sum of its stacks also where they are added in several turns', () => {
    const { value: tree, steps } = countSteps(buildCallTreeInTurns(after));
    expect(steps).toBeGreaterThan(10);
    const path: string[] = [];
    const found = new Map<string, number>();
    for (let node = 1; node < tree.length; node++) {
      const above = tree.parent[node] === 0 ? '' : path[tree.parent[node]];
      path[node] = `${above};${tree.frames.name[tree.frame[node]]}`;
      found.set(path[node], tree.total[node]);
    }
    expect(found).toEqual(totalsByPath(after));
    expect(isSame(tree, buildCallTree(after))).toBe(true);
  });

  it('of two snapshots is the same in turns', () => {
    const { value, steps } = countSteps(buildDeltaTreeInTurns(before, after));
    expect(steps).toBeGreaterThan(10);
    expect(isSame(value, buildDeltaTree(before, after))).toBe(true);
    expect(value.totalAfter[0] - value.totalBefore[0]).toBe(value.grown[0] - value.shrunk[0]);
  });

  it('is the same profile in turns', () => {
    const tree = finishAtOnce(buildDeltaTreeInTurns(before, after));
    const { value, steps } = countSteps(growthProfileInTurns(tree));
    expect(steps).toBeGreaterThan(10);
    expect(isSame(value, growthProfile(tree))).toBe(true);
    expect(value.samples.value.reduce((sum, amount) => sum + amount, 0)).toBe(tree.totalAfter[0] - tree.totalBefore[0]);
  });
});
