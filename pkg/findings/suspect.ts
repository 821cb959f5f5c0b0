// SPDX-License-Identifier: Apache-2.0

/**
 * One ranked place of growth: a hinge frame, the deepest frame of the application's own code that the growth passes through, and the
 * function that allocates below it.
 */
export interface Suspect {
  /** 1-based, by growth. */
  readonly rank: number;
  /** Display name of the site: the hinge, or "leaf <- hinge" when the growth is allocated in library code below it. */
  readonly site: string;
  /** Name of the hinge frame as the profile has it, unescaped. */
  readonly function: string;
  readonly package: string;
  readonly file: string;
  /** 1-based, 0 when unknown. */
  readonly line1: number;
  /** In the unit of the tree, after - before. */
  readonly growth: number;
  /** growth / everything that grew, 0 .. 1. */
  readonly share: number;
  /** Node of the tree: of the hinge frame, where most of it grew. */
  readonly node: number;
  /** Name of the hinge frame as the tree's frame table has it: frames of this name are the hinges. */
  readonly hinge: string;
  /** Node of the allocating function below `node`, or of the one that waits; `node` itself when the hinge does it. */
  readonly leafNode: number;
  /** Goroutines of the suspect that are proved to be leaked; absent when not known. */
  readonly proven?: number;
}

export interface SuspectRanking {
  readonly suspects: readonly Suspect[];
  /** How many more grew by less than two standard errors of sampling. */
  readonly belowNoise: number;
}

/**
 * What the history knows about each node of a delta tree beyond its two ends; columns parallel to the tree's nodes.
 * NaN = unknown (fewer than three captures, no alloc columns).
 */
export interface NodeEvidence {
  /** 0 .. 1: share of capture-to-capture steps in which the node's total rose, times its significance. */
  readonly evidence: Float64Array;
  /** Retention: change of in-use over `allocated`, 0 .. 1. About 1 for a leak or a filling cache, about 0 for churn. */
  readonly kept: Float64Array;
  /** What the subtree allocated between the two ends, in the unit of the tree. */
  readonly allocated: Float64Array;
  /** Standard error of the growth by Go's Poisson sampling, in the unit of the tree; 0 for exact counts. */
  readonly standardError: Float64Array;
  /** When the node was first seen, Unix ms. */
  readonly firstSeenUnixMs: Float64Array;
  /** Of `steps` capture-to-capture steps, how many rose. */
  readonly rises: Int32Array;
  readonly steps: number;
  /** Totals of every node at 2 to 16 captures, one column a capture: the first is before, the last after, the others evenly between. */
  readonly history: readonly Float64Array[];
  /** When those were taken; same length. */
  readonly historyUnixMs: readonly number[];
  /** Goroutines of the subtree that are proved to be leaked. Absent for memory, and where the service does not tell. */
  readonly proven?: Float64Array;
}
