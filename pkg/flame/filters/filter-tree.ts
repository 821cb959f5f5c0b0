// SPDX-License-Identifier: Apache-2.0
// Filters on the trees that the panel draws.
import { assert, NONE, type PausableWork } from '#pkg/base';
import type { GrowthTree, SnapshotTree } from '#pkg/calltree';
import { type AmountTree, amountTreeOf, type FilteredStep } from './amount-tree';
import type { Filter, FilterKind, Preset } from './filter';
import { foldLibraries } from './fold-libraries';
import { mergeNodes, type MergeRule } from './merge-nodes';
import { matcherOf, matchNames } from './name-pattern';
import { isProfilerFrame, isRuntimeFrame } from './preset-frames';
import { splitStacks } from './split-stacks';
import { takeFrom } from './take-from';

export interface FilterOptions {
  /** Whether a frame of the tree's table is the application's own code. */
  readonly isOwn: (frame: number) => boolean;
  /** The name of frames of libraries folded into one. Default: "3 library frames". */
  readonly nameRun?: (frames: number) => string;
}

/** What a filtered tree has beside the columns of its kind. */
export interface Filtered {
  /** By node: the node of the unfiltered tree that it was made from; of several the one that grew most (in one snapshot: has most). */
  readonly source: Int32Array;
  /** Frames of the table from here on are folded runs; those before are the unfiltered tree's. */
  readonly firstFoldedFrame: number;
}

/**
 * The tree that filters leave, one after the other; in pre-order, siblings in the order they had as far as they had one. It shares columns
 * and frames with `tree` where it can. Amounts are added up and never recomputed: growth and shrinkage of nodes that become one do not
 * cancel out. Filters that put nodes together keep what the root has; those that hide stacks take exactly those away. Frames that were
 * hidden leave their amounts to their callers, if need be to the root. O(nodes x filters + names x patterns); it pauses.
 * @throws TreeError `bad-regex` for an expression that did not come through parseFilters
 */
export function filterTree(
  tree: GrowthTree,
  filters: readonly Filter[],
  options: FilterOptions
): PausableWork<GrowthTree & Filtered>;
export function filterTree(
  tree: SnapshotTree,
  filters: readonly Filter[],
  options: FilterOptions
): PausableWork<SnapshotTree & Filtered>;
export function filterTree(
  tree: GrowthTree | SnapshotTree,
  filters: readonly Filter[],
  options: FilterOptions
): PausableWork<(GrowthTree | SnapshotTree) & Filtered>;
export function* filterTree(
  tree: GrowthTree | SnapshotTree,
  filters: readonly Filter[],
  options: FilterOptions
): PausableWork<(GrowthTree | SnapshotTree) & Filtered> {
  assert(tree.length > 0, 'a tree has a root');
  let state: FilterState = {
    ...amountTreeOf(tree),
    source: firstNumbers(tree.length),
    runLength: new Int32Array(tree.frames.length).fill(1),
  };
  for (const filter of filters) {
    const step = yield* applyFilter(state, filter, { ...options, firstFoldedFrame: tree.frames.length });
    if (step !== undefined) {
      state = { ...state, ...step, source: yield* takeFrom(state.source, step.source) };
    }
  }
  const { shape, amounts, source } = state;
  const [first, shrunk, totalBefore] = amounts;
  const filtered = { ...shape, source, firstFoldedFrame: tree.frames.length };
  return 'grown' in tree ? { ...filtered, grown: first, shrunk, totalBefore } : { ...filtered, total: first };
}

/** A tree between two filters; `runLength[frame]` is what a folded frame stands for, 1 for others. */
interface FilterState extends FilteredStep {
  readonly runLength: Int32Array;
}

type StepOptions = FilterOptions & Pick<Filtered, 'firstFoldedFrame'>;

/** Undefined where the filter leaves the tree as it is. */
function* applyFilter(
  state: FilterState,
  filter: Filter,
  options: StepOptions
): PausableWork<(FilteredStep & Partial<FilterState>) | undefined> {
  if (filter.kind === 'preset') {
    return yield* applyPreset(state, filter.preset, options);
  }
  const matches = yield* matchNames(state.shape.frames, matcherOf(filter.pattern));
  return yield* applyMatches(state, filter.kind, matches);
}

function* applyPreset(
  state: FilterState,
  preset: Preset,
  { isOwn, nameRun = nameOfRun, firstFoldedFrame }: StepOptions
): PausableWork<(FilteredStep & Partial<FilterState>) | undefined> {
  const { frames } = state.shape;
  switch (preset) {
    case 'hide-runtime':
      return yield* applyMatches(state, 'hide-frame', yield* matchNames(frames, isRuntimeFrame));
    case 'hide-profiler':
      return yield* applyMatches(state, 'hide-stack', yield* matchNames(frames, isProfilerFrame));
    case 'no-recursion':
      return yield* mergeNodes(state, {
        ...keepingAll(frames.length),
        isFolded: new Uint8Array(frames.length).fill(1),
      });
    case 'only-my-code': {
      const own = Uint8Array.from(frames.name, (_, frame) => Number(frame < firstFoldedFrame && isOwn(frame)));
      return yield* foldLibraries(state, { isOwn: own, runLength: state.runLength, nameRun });
    }
  }
}

function* applyMatches(
  tree: AmountTree,
  kind: FilterKind,
  matches: Uint8Array
): PausableWork<FilteredStep | undefined> {
  if ((kind === 'hide-stack' || kind === 'hide-frame') && !matches.includes(1)) {
    return undefined;
  }
  const rule = keepingAll(matches.length);
  switch (kind) {
    case 'show-stack':
      return yield* splitStacks(tree, matches, 'with-match');
    case 'hide-stack':
      return yield* splitStacks(tree, matches, 'without-match');
    case 'hide-frame':
      return yield* mergeNodes(tree, {
        ...rule,
        newFrame: rule.newFrame.map((frame) => (matches[frame] === 1 ? NONE : frame)),
      });
    case 'show-from-frame':
    case 'pivot':
      return yield* mergeNodes(tree, rule, matches);
  }
}

function keepingAll(frames: number): MergeRule {
  return { newFrame: firstNumbers(frames), isFolded: new Uint8Array(frames) };
}

function nameOfRun(frames: number): string {
  return frames === 1 ? '1 library frame' : `${frames} library frames`;
}

/** 0, 1, 2, ... */
function firstNumbers(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    numbers[i] = i;
  }
  return numbers;
}
