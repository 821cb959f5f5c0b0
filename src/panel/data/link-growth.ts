// SPDX-License-Identifier: Apache-2.0
// Heap and goroutines of one process: functions that grew in both, and by how much.
import type { DataFrame } from '@grafana/data';
import { NONE, type PausableWork } from '#pkg/base';
import type { GrowthTree } from '#pkg/calltree';
import { namesTo } from '#pkg/flame';
import type { FrameDetails } from './frame-details';
import { readFlameFrame } from './read-flame-frame';

/** What a function grew by in both. */
export interface LinkedGrowth {
  /** More goroutines with the function on their stack. */
  readonly goroutines: number;
  /** More memory that was allocated below the function, in `unit`. */
  readonly held: number;
  readonly unit: string;
}

export interface GrowthLink {
  /** Whether the other picture is that of the goroutines. */
  readonly leadsTo: 'goroutines' | 'heap';
  /** Number of the other picture. */
  readonly index: number;
  /** undefined where the function did not grow in both. */
  readonly linkAt: (node: number) => LinkedGrowth | undefined;
  /** Names to the place in the other picture where the function of a node grew most. */
  readonly namesAt: (node: number) => readonly string[];
}

/** What is linked: a picture, of which these parts are asked for. */
export interface HalfPicture {
  readonly tree: GrowthTree;
  readonly details: FrameDetails;
  readonly choice?: { readonly partner: { readonly frame: DataFrame; readonly index: number } | undefined };
}

/** undefined for a picture without another half. Keeps the tree of that half: it says where to go. */
export function* linkGrowth({ tree, choice, details }: HalfPicture): PausableWork<GrowthLink | undefined> {
  const partner = choice?.partner;
  if (partner === undefined) {
    return undefined;
  }
  const read = yield* readFlameFrame(partner.frame);
  if (read.kind === 'snapshot') {
    return undefined;
  }
  const other = yield* growthByName(read.tree);
  const own = yield* growthByName(tree);
  const frameOf = new Map(read.tree.frames.name.map((name, frame) => [name, frame]));
  const isHeap = !details.profileType.startsWith('goroutine');
  const { unit } = isHeap ? tree : read.tree;
  const otherFrameOf = (node: number): number => frameOf.get(tree.frames.name[tree.frame[node]] ?? '') ?? NONE;
  return {
    leadsTo: isHeap ? 'goroutines' : 'heap',
    index: partner.index,
    linkAt: (node) => {
      const [here, there] = [own.amount[tree.frame[node]], other.amount[otherFrameOf(node)]];
      const [held, goroutines] = isHeap ? [here, there] : [there, here];
      return held > 0 && goroutines > 0 ? { held, goroutines, unit } : undefined;
    },
    namesAt: (node) => namesTo(read.tree, other.node[otherFrameOf(node)] ?? 0),
  };
}

/** By frame: net growth of all that is below it, and its outermost node that grew most. */
interface NamedGrowth {
  readonly amount: Float64Array;
  readonly node: Int32Array;
}

const NODES_PER_TURN = 65_536;

function* growthByName({ length, frames, frame, end, grown, shrunk }: GrowthTree): PausableWork<NamedGrowth> {
  const amount = new Float64Array(frames.length);
  const largest = new Float64Array(frames.length).fill(-Infinity);
  const node = new Int32Array(frames.length);
  // By frame: where its outermost node that was met last ends; inside it a function that calls itself is counted already.
  const countedTo = new Int32Array(frames.length);
  for (let at = 1; at < length; at++) {
    const name = frame[at];
    if (at >= countedTo[name]) {
      const growth = grown[at] - shrunk[at];
      countedTo[name] = end[at];
      amount[name] += growth;
      if (growth > largest[name]) {
        largest[name] = growth;
        node[name] = at;
      }
    }
    if (at % NODES_PER_TURN === 0) {
      yield;
    }
  }
  return { amount, node };
}
