// SPDX-License-Identifier: Apache-2.0
// What is known of the goroutines of a tree beside how many they are.
import { GLYPH_OF, PROVEN_GLYPH, WAIT_REASONS, type WaitReason } from './wait-reason';

/** By node. */
export interface GoroutineWaits {
  /** Why all goroutines below a node wait; undefined where they differ, or nothing tells. */
  readonly reasonAt: (node: number) => WaitReason | undefined;
  /** Why those that wait in the function itself do, most of them if they differ; undefined where none does, or nothing tells. */
  readonly ownReasonAt: (node: number) => WaitReason | undefined;
  /** The longest wait below a node in whole minutes; NaN when not known. */
  readonly waitMinutesAt: (node: number) => number;
  /** How many below a node are proved to wait for ever; NaN when not known. */
  readonly provenAt: (node: number) => number;
  /** Reasons that there are, in the order of WAIT_REASONS. */
  readonly present: readonly WaitReason[];
}

/** What stands before the label of a node: how it waits, and whether that is proved to be for ever; "" for most. */
export function glyphAt(waits: GoroutineWaits, node: number): string {
  const reason = waits.ownReasonAt(node);
  const proven = waits.provenAt(node) > 0 ? PROVEN_GLYPH : '';
  return proven + (reason === undefined ? '' : GLYPH_OF[reason]);
}

/** The waits of a tree that was made from another: `source` leads from its nodes to those of the first. */
export function waitsThrough(waits: GoroutineWaits, source: Int32Array): GoroutineWaits {
  return {
    reasonAt: (node) => waits.reasonAt(source[node]),
    ownReasonAt: (node) => waits.ownReasonAt(source[node]),
    waitMinutesAt: (node) => waits.waitMinutesAt(source[node]),
    provenAt: (node) => waits.provenAt(source[node]),
    present: waits.present,
  };
}

/** A reason as it is kept by node: 0 for none, 1 + its place in WAIT_REASONS, or MIXED_CODE. */
export const MIXED_CODE = 255;

export function codeOf(reason: WaitReason | undefined): number {
  return reason === undefined ? 0 : 1 + WAIT_REASONS.indexOf(reason);
}

export function reasonOfCode(code: number): WaitReason | undefined {
  return WAIT_REASONS[code - 1];
}

/** Reasons of nodes to reasons of their subtrees, into a new column. `end` as in a tree. */
export function joinCodes(own: Uint8Array, end: Int32Array): Uint8Array {
  const joined = own.slice();
  for (let node = own.length - 1; node >= 0; node--) {
    for (let child = node + 1; child < end[node]; child = end[child]) {
      joined[node] = joinTwo(joined[node], joined[child]);
    }
  }
  return joined;
}

// Where nothing tells why some wait, the reason of the others stands for all: those are few.
function joinTwo(one: number, other: number): number {
  if (one === 0 || one === other) {
    return other;
  }
  return other === 0 ? one : MIXED_CODE;
}
