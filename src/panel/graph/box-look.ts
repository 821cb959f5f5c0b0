// SPDX-License-Identifier: Apache-2.0
// Which look a box gets. Every state differs by shape as well as by colour: solid, striped, dotted, hollow, flat, hatched; a corner
// besides says new or shrunk.
import type { BoxKind, SideNumber } from '#pkg/flame';
import type { BoxLook, GrowthPalette } from './growth-palette';
import type { WaitReason } from '../goroutines/wait-reason';
import type { Signal } from './node-signal';

/** A box in the terms that decide on its look. */
export interface BoxState {
  readonly kind: BoxKind;
  readonly side: SideNumber;
  readonly signal: Signal;
}

/** The look by what is known of the change. */
export function lookOf(palette: GrowthPalette, { kind, side, signal }: BoxState): BoxLook {
  switch (kind) {
    case 'more':
      return palette.more[side];
    case 'stable':
      return palette.stable;
    case 'gone':
      return signal === 'noise' ? palette.goneNoise : palette.gone;
    case 'shrunk':
      return signal === 'noise' ? palette.noise[1] : palette.shrunk;
    case 'grown':
    case 'new':
      return growthLookOf(palette, signal);
  }
}

function growthLookOf(palette: GrowthPalette, signal: Signal): BoxLook {
  if (signal === 'noise') {
    return palette.noise[0];
  }
  return signal === 'jump' ? palette.jump : palette.growth[signal];
}

/** The look by how much of what was allocated is still live, 0 .. 1; NaN when that is not known. */
export function keptLookOf(palette: GrowthPalette, kind: BoxKind, kept: number): BoxLook {
  if (kind === 'gone') {
    return palette.gone;
  }
  if (kind === 'more') {
    return palette.keptMore;
  }
  if (kind === 'shrunk') {
    return palette.kept[0];
  }
  return Number.isFinite(kept) ? palette.kept[Math.round(kept * (palette.kept.length - 1))] : palette.keptUnknown;
}

/** The look by the reason of a wait; undefined for several, and where nothing tells. */
export function waitLookOf({ wait, waitMixed }: GrowthPalette, reason: WaitReason | undefined): BoxLook {
  return (reason && wait.get(reason)) ?? waitMixed;
}

/** The look of what a search or a filter leaves out. */
export function fadedLookOf(palette: GrowthPalette, kind: BoxKind): BoxLook {
  return kind === 'gone' ? palette.fadedHollow : palette.faded;
}
