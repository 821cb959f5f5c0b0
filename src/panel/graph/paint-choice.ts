// SPDX-License-Identifier: Apache-2.0
// What a user has chosen to see by colour.
import type { Picture } from '../data/growth-model';

/**
 * What colour says: how strong the evidence of growth is, how much of what was allocated in between is still live, or why goroutines
 * wait.
 */
export type FillMode = 'evidence' | 'kept' | 'waitReason';

/** Kind of frames that is lit; the others fade. */
export type LitKind = 'all' | 'grown' | 'new' | 'shrunk' | 'gone';

export interface PaintChoice {
  readonly fill: FillMode;
  readonly lit: LitKind;
}

/** Whether the data knows what was kept of what was allocated. */
export function hasKept(picture: Picture): boolean {
  return picture.kind === 'growth' && Number.isFinite(picture.facts?.keptAt(0));
}

/** The fill that can be drawn of a picture. */
export function possibleFill(picture: Picture, fill: FillMode): FillMode {
  if (fill === 'waitReason' || picture.kind === 'snapshot') {
    // A single snapshot has no evidence that colours could tell instead.
    return picture.waits === undefined ? 'evidence' : 'waitReason';
  }
  return fill === 'kept' && !hasKept(picture) ? 'evidence' : fill;
}
