// SPDX-License-Identifier: Apache-2.0
import type { Drawing } from '../graph/drawing';
import type { SceneContent } from '../graph/use-canvas-painting';

/** A graph that is laid out, with what stands above it. */
export interface GraphPicture {
  readonly drawing: Drawing;
  readonly scene: SceneContent;
  readonly title: string;
  readonly summary: string;
}
