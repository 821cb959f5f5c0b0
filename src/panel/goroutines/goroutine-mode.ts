// SPDX-License-Identifier: Apache-2.0
// Pictures of goroutines as goroutines: cut short at the leaves, with what they wait for.
import type { PausableWork } from '#pkg/base';
import { type FlameTree } from '#pkg/flame';
import type { FrameDetails } from '../data/frame-details';
import { factsThrough, type NodeFacts } from '../data/node-facts';
import type { GoroutineWaits } from './goroutine-waits';
import { isGoroutineData } from './is-goroutine-data';
import { stripScheduler } from './strip-scheduler';
import { waitsOf } from './read-goroutines-frame';

export interface GoroutineTree<Tree extends FlameTree> {
  readonly tree: Tree;
  readonly facts: NodeFacts | undefined;
  /** undefined: these are no goroutines. */
  readonly waits: GoroutineWaits | undefined;
}

/** The tree and facts as they are, or of goroutines without the inside of the scheduler. */
export function* readGoroutineMode<Tree extends FlameTree>(
  tree: Tree,
  { facts, details }: { readonly facts: NodeFacts | undefined; readonly details: FrameDetails }
): PausableWork<GoroutineTree<Tree>> {
  if (!isGoroutineData(tree, details.profileType)) {
    return { tree, facts, waits: undefined };
  }
  const stripped = yield* stripScheduler(tree);
  const strippedFacts = facts && factsThrough(facts, stripped.source);
  const unknown = new Float64Array();
  const waits = {
    ...waitsOf(stripped, { proven: unknown, waitMinutes: unknown }),
    waitMinutesAt: () => Number.NaN,
    provenAt: strippedFacts?.provenAt ?? (() => Number.NaN),
  };
  return { tree: stripped.tree, facts: strippedFacts, waits };
}
