// SPDX-License-Identifier: Apache-2.0
import type { SideNumber } from '#pkg/flame';
import type { Drawing } from '../graph/drawing';

/** A frame of the graph, and where on the screen something about it opens. */
export interface MenuTarget {
  /** The drawing that the node is of: the panel may have another by the time the user has chosen. */
  readonly drawing: Drawing;
  readonly node: number;
  readonly side: SideNumber;
  /** In the window, CSS pixels. */
  readonly position: { readonly x: number; readonly y: number };
}
