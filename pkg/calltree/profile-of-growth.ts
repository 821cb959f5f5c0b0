// SPDX-License-Identifier: Apache-2.0
// A tree of two snapshots as the profile that `go tool pprof -diff_base before after` works on.
import { finishAtOnce, type PausableWork, type Warning } from '#pkg/base';
import type { Profile } from '#pkg/profile';
import type { GrowthTree } from './call-tree';
import { BASE_LABEL } from './compute-total';
import { forEachPathInTurns } from './for-each-path';
import { ownAmountsInTurns } from './own-amounts';
import { symbolsOfFrames, type FrameSymbols } from './symbols-of-frames';
import { TreeError } from './tree-error';

/** 256 MiB of stacks. A tree repeats a path in every sample below it: a million levels with an amount each would be 4 TB. */
const MAX_STACK_FRAMES = 2 ** 26;
const INT64_END = 2 ** 63;

export interface GrowthProfileOptions {
  /** Sample type as pprof lists it, "inuse_space"; without it the unit of the tree. */
  readonly sampleType?: string | undefined;
  readonly beforeUnixMs?: number | undefined;
  readonly afterUnixMs?: number | undefined;
}

/** The samples to write, in pre-order: the after value of a node, then its before value negated. */
interface GrowthSamples {
  readonly after: Float64Array;
  readonly before: Float64Array;
  readonly length: number;
  readonly stackFrames: number;
  readonly baseCount: number;
  readonly roundedCount: number;
}

/**
 * The stacks of `tree` with what each has after, and again, labelled `pprof::base=true`, with what it had before, negated: the form that
 * pprof's -diff_base makes (google/pprof internal/driver/fetch.go fetchProfiles), so that `go tool pprof -top` of the encoded profile
 * shows the change in percent of the base. Stacks of 0 are left out, as pprof's merge leaves them out. One location a function: files
 * and lines are those of the frame table. The profile begins at `beforeUnixMs` and lasts until `afterUnixMs`, where both are known.
 * pprof has whole numbers only: others are rounded, and a warning `rounded-values` says how many. O(sum of all depths).
 * @throws TreeError `number-out-of-range` for a value that int64 cannot hold, `too-large` for more than 2^26 frames over all stacks
 */
export function growthProfile(tree: GrowthTree, options: GrowthProfileOptions = {}): Profile {
  return finishAtOnce(growthProfileInTurns(tree, options));
}

/** As growthProfile, with pauses. */
export function* growthProfileInTurns(tree: GrowthTree, options: GrowthProfileOptions = {}): PausableWork<Profile> {
  const symbols = yield* symbolsOfFrames(tree, [
    options.sampleType ?? tree.unit,
    tree.unit,
    BASE_LABEL.key,
    BASE_LABEL.text,
  ]);
  const { beforeUnixMs = 0, afterUnixMs = 0 } = options;
  yield;
  const counted = yield* countSamples(tree);
  const built = yield* buildSamples(tree, counted, symbols);
  return {
    sampleTypes: [{ type: options.sampleType ?? tree.unit, unit: tree.unit }],
    defaultSampleTypeIndex: 0,
    periodType: undefined,
    period: 0,
    timeUnixMs: beforeUnixMs > 0 ? beforeUnixMs : afterUnixMs,
    durationMs: beforeUnixMs > 0 && afterUnixMs > beforeUnixMs ? afterUnixMs - beforeUnixMs : 0,
    ...built,
    locations: symbols.locations,
    functions: symbols.functions,
    mappings: [],
    strings: symbols.strings,
    comments: [],
    dropFrames: '',
    keepFrames: '',
    warnings: warningsOf(counted),
  };
}

function* countSamples(tree: GrowthTree): PausableWork<GrowthSamples> {
  const before = yield* ownAmountsInTurns(tree, tree.totalBefore);
  yield;
  const totalAfter = tree.totalBefore.map((amount, node) => amount + tree.grown[node] - tree.shrunk[node]);
  yield;
  const after = yield* ownAmountsInTurns(tree, totalAfter);
  yield;
  let [length, stackFrames, baseCount, roundedCount] = [0, 0, 0, 0];
  yield* forEachPathInTurns(tree, (path) => {
    const node = path[path.length - 1];
    for (const column of [after, before]) {
      const rounded = wholeNumberOf(column[node]);
      roundedCount += rounded === column[node] ? 0 : 1;
      column[node] = rounded;
      length += rounded === 0 ? 0 : 1;
      stackFrames += rounded === 0 ? 0 : path.length - 1;
    }
    baseCount += before[node] === 0 ? 0 : 1;
  });
  if (stackFrames > MAX_STACK_FRAMES) {
    throw new TreeError(
      'too-large',
      `the stacks of this tree have ${stackFrames} frames, at most ${MAX_STACK_FRAMES} fit`
    );
  }
  return { after, before, length, stackFrames, baseCount, roundedCount };
}

function wholeNumberOf(amount: number): number {
  if (!(Math.abs(amount) < INT64_END)) {
    throw new TreeError('number-out-of-range', `${amount} does not fit a pprof value, which is an int64`);
  }
  // + 0 makes 0 of -0.
  return Math.round(amount) + 0;
}

function* buildSamples(
  tree: GrowthTree,
  { after, before, length, stackFrames, baseCount }: GrowthSamples,
  { locationOfFrame, stringIndex }: FrameSymbols
): PausableWork<Pick<Profile, 'samples' | 'labels'>> {
  const stackStart = new Int32Array(length + 1);
  const stackLocation = new Int32Array(stackFrames);
  const value = new Float64Array(length);
  const labelStart = new Int32Array(length + 1);
  let [row, at, label] = [0, 0, 0];
  const add = (path: readonly number[], amount: number, isBase: boolean): void => {
    for (let depth = path.length - 1; depth > 0; depth--) {
      stackLocation[at++] = locationOfFrame[tree.frame[path[depth]]];
    }
    value[row++] = amount;
    label += isBase ? 1 : 0;
    stackStart[row] = at;
    labelStart[row] = label;
  };
  yield* forEachPathInTurns(tree, (path) => {
    const node = path[path.length - 1];
    if (after[node] !== 0) {
      add(path, after[node], false);
    }
    if (before[node] !== 0) {
      add(path, -before[node], true);
    }
  });
  return {
    samples: { length, stackStart, stackLocation, value, labelStart },
    labels: {
      length: baseCount,
      key: new Int32Array(baseCount).fill(stringIndex(BASE_LABEL.key)),
      text: new Int32Array(baseCount).fill(stringIndex(BASE_LABEL.text)),
      number: new Float64Array(baseCount),
      unit: new Int32Array(baseCount),
    },
  };
}

function warningsOf({ roundedCount }: GrowthSamples): Warning[] {
  return roundedCount === 0
    ? []
    : [{ code: 'rounded-values', message: `${roundedCount} values were rounded: pprof has whole numbers only` }];
}
