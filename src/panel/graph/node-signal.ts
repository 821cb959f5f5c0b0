// SPDX-License-Identifier: Apache-2.0
// What the colour of a changed frame says: how strong the evidence is, and whether there is any.
import type { SideNumber } from '#pkg/flame';
import type { Drawing } from './drawing';
import type { GrowthPicture } from '../data/growth-model';

/** Strengths that evidence is drawn in: index 0 .. STRENGTH_COUNT - 1. */
export const STRENGTH_COUNT = 6;

/** An index of strength; `jump` = significant, but rose in few steps; `noise` = sampling alone could explain it. */
export type Signal = 'noise' | 'jump' | number;

// A change below this many standard errors is drawn as noise and left out of the ranking.
const NOISE_FLOOR_ERRORS = 2;
// Rose in at most this share of the steps: no climb.
const JUMP_SHARE = 1 / 3;
/** With fewer steps a climb cannot be told from a jump. */
export const MIN_JUMP_STEPS = 3;
// Not known: in the middle, no weaker than what is known to be weak.
const UNKNOWN_EVIDENCE = 0.6;

export function signalOf(drawing: Drawing, node: number, side: SideNumber): Signal {
  const { picture } = drawing;
  if (picture.kind === 'snapshot' || picture.facts === undefined) {
    return strengthIndex(Number.NaN);
  }
  if (isNoise(drawing, node, side)) {
    return 'noise';
  }
  return isJump(picture, node) ? 'jump' : strengthIndex(picture.facts.evidenceAt(node));
}

/** Whether what a box shows of a change is below twice its standard error. Never for exact counts, nor where the error is not known. */
export function isNoise(drawing: Drawing, node: number, side: SideNumber): boolean {
  const { picture } = drawing;
  return (
    picture.kind === 'growth' &&
    picture.facts !== undefined &&
    changeOf(drawing, node, side) < NOISE_FLOOR_ERRORS * picture.facts.standardErrorAt(node)
  );
}

// In mode `growth` a side shows one direction, in the others a frame shows its net change.
function changeOf({ picture, mode }: Drawing, node: number, side: SideNumber): number {
  if (picture.kind === 'snapshot') {
    return Number.NaN;
  }
  const { grown, shrunk } = picture.tree;
  if (mode === 'growth') {
    return side === 0 ? grown[node] : shrunk[node];
  }
  return Math.abs(grown[node] - shrunk[node]);
}

function isJump({ facts, details }: GrowthPicture, node: number): boolean {
  const rises = facts?.risesAt(node) ?? Number.NaN;
  return details.steps >= MIN_JUMP_STEPS && rises / details.steps <= JUMP_SHARE;
}

/** Index of an evidence of 0 .. 1. */
export function strengthIndex(evidence: number): number {
  const known = Number.isFinite(evidence) ? Math.min(1, Math.max(0, evidence)) : UNKNOWN_EVIDENCE;
  return Math.round(known * (STRENGTH_COUNT - 1));
}
