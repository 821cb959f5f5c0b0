// SPDX-License-Identifier: Apache-2.0
// Ranks the places of the application's own code through which the growth of a delta tree passes.
import { NONE } from '#pkg/base';
import { packageOf, unescapeName, type DeltaTree } from '#pkg/calltree';
import { classifyFrames, type FrameOwners } from './own-code';
import type { Suspect } from './suspect';

export interface FindSuspectsOptions {
  /** At most this many. Default 10. */
  readonly top?: number | undefined;
}

/** What grew below one hinge function, over all its nodes. */
interface HingeGroup {
  readonly frame: number;
  change: number;
  /** The node with the largest own growth: what the suspect points at. */
  largestLeaf: number;
  largestLeafChange: number;
  hingeNode: number;
}

/**
 * Suspects of a tree, largest net growth first; ties by name. The net growth of a function counts what is charged to it and to the
 * library code below it, so that a function that keeps what its helpers allocate stands for them. Functions that did not grow in
 * total are no suspects. O(nodes).
 */
export function findSuspects(delta: DeltaTree, options: FindSuspectsOptions = {}): Suspect[] {
  const groups = [...groupByHinge(delta).values()].filter((group) => group.change > 0);
  const name = (group: HingeGroup) => delta.frames.name[group.frame] ?? '';
  groups.sort((one, other) => other.change - one.change || (name(one) < name(other) ? -1 : 1));
  const grown = delta.grown[0] ?? 0;
  return groups.slice(0, options.top ?? 10).map((group, index) => suspectOf(delta, group, { rank: index + 1, grown }));
}

function groupByHinge(delta: DeltaTree): Map<number, HingeGroup> {
  const hinges = findHinges(delta, classifyFrames(delta.frames));
  const groups = new Map<number, HingeGroup>();
  for (let node = 1; node < delta.length; node++) {
    const change = delta.selfAfter[node] - delta.selfBefore[node];
    const hingeNode = hinges[node];
    if (change === 0 || hingeNode === NONE) {
      continue;
    }
    const frame = delta.frame[hingeNode];
    const group = groups.get(frame) ?? { frame, change: 0, largestLeaf: node, largestLeafChange: 0, hingeNode };
    group.change += change;
    if (change > group.largestLeafChange) {
      group.largestLeaf = node;
      group.largestLeafChange = change;
      group.hingeNode = hingeNode;
    }
    groups.set(frame, group);
  }
  return groups;
}

/**
 * Per node, the node of the frame that stands for its growth: the deepest own frame on the path from the root; without one the
 * deepest frame of a dependency; without that, bytes are charged to where they were allocated, and goroutines to where they started.
 */
function findHinges(delta: DeltaTree, owners: FrameOwners): Int32Array {
  const hinge = new Int32Array(delta.length).fill(NONE);
  const rank = new Uint8Array(delta.length); // 3 own, 2 dependency, 1 standard library, 0 nothing yet
  const startCounts = delta.unit !== 'bytes';
  for (let node = 1; node < delta.length; node++) {
    const parent = delta.parent[node];
    const here = { own: 3, dependency: 2, 'standard-library': 1 }[owners.ownerOf(delta.frame[node])];
    const inherits = here < rank[parent] || (here === 1 && rank[parent] === 1 && startCounts);
    rank[node] = inherits ? rank[parent] : here;
    hinge[node] = inherits ? hinge[parent] : node;
  }
  return hinge;
}

function suspectOf(delta: DeltaTree, group: HingeGroup, place: { rank: number; grown: number }): Suspect {
  const { frames } = delta;
  const functionName = unescapeName(frames.name[group.frame] ?? '');
  const leafName = unescapeName(frames.name[delta.frame[visibleLeaf(delta, group)]] ?? '');
  return {
    rank: place.rank,
    site: leafName === functionName ? functionName : `${leafName} <- ${functionName}`,
    function: functionName,
    package: packageOf(functionName),
    file: frames.file[group.frame] ?? '',
    line1: frames.line1[group.frame] ?? 0,
    growth: group.change,
    share: place.grown > 0 ? Math.min(1, group.change / place.grown) : 0,
    node: group.hingeNode,
  };
}

/** Goroutine stacks end in the scheduler (runtime.gopark, runtime.chansend): the frame that called it tells more. */
function visibleLeaf(delta: DeltaTree, group: HingeGroup): number {
  let node = group.largestLeaf;
  while (node !== group.hingeNode && packageOf(delta.frames.name[delta.frame[node]] ?? '') === 'runtime') {
    node = delta.parent[node];
  }
  return node;
}
