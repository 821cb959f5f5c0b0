// SPDX-License-Identifier: Apache-2.0
// The filters of the growth panel as data.
import type { NamePattern } from './name-pattern';

/**
 * What a filter does with frames whose names match, in the words of Perfetto's one-bar language (ui/src/widgets/flamegraph.ts):
 * `show-stack` keeps stacks with such a frame, `hide-stack` those without. `show-from-frame` takes away what stands above the outermost
 * one, and stacks without one. `pivot` makes the outermost ones the roots; as this tree shows callees only, that is `show-from-frame`.
 * `hide-frame` takes the frames out: what they called moves up to their callers.
 */
export type FilterKind = 'show-stack' | 'hide-stack' | 'show-from-frame' | 'hide-frame' | 'pivot';

/** How a filter is written: "SS: main.put". */
export const PREFIXES = {
  'show-stack': 'SS',
  'hide-stack': 'HS',
  'show-from-frame': 'SFF',
  'hide-frame': 'HF',
  pivot: 'P',
} as const satisfies Record<FilterKind, string>;

/**
 * Filters by name. `only-my-code` folds frames of libraries that follow one another into one; `hide-runtime` takes out the inside of
 * Go's runtime; `hide-profiler` hides the stacks that profiling itself costs; `no-recursion` folds a function that calls itself
 * directly.
 */
export const PRESETS = ['only-my-code', 'hide-runtime', 'hide-profiler', 'no-recursion'] as const;

export type Preset = (typeof PRESETS)[number];

/** Filters work one after the other, each on what the one before left. */
export type Filter =
  { readonly kind: FilterKind; readonly pattern: NamePattern } | { readonly kind: 'preset'; readonly preset: Preset };
