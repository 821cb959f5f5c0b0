// SPDX-License-Identifier: Apache-2.0
// What parts of the panel ask for when the user points at a frame: whoever is around them opens it.
import { createContext } from 'react';
import type { SideNumber } from '#pkg/flame';

/** In the window, CSS pixels. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** A frame of the drawing that is shown, and where something about it opens. */
export interface FramePoint {
  readonly node: number;
  readonly side: SideNumber;
  readonly position: ScreenPoint;
}

export interface FrameActions {
  readonly openMenu: (frame: FramePoint) => void;
  /** `nodes` are the frames below `node` that a box "n more" stands for, largest first; `chosen` is one of them. */
  readonly openMore: (frame: FramePoint, nodes: readonly number[], chosen?: number) => void;
  readonly openExports: (position: ScreenPoint) => void;
}

const nothing = (): void => undefined;

export const FrameActionsContext = createContext<FrameActions>({
  openMenu: nothing,
  openMore: nothing,
  openExports: nothing,
});
