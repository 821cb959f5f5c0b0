// SPDX-License-Identifier: Apache-2.0
// A canvas that notes what is painted on it.
import type { CanvasLike } from '../graph/scene';

export type Call = readonly [name: string, ...args: unknown[]];

/** A context that notes calls; fills, strokes and texts with the colour in force at each, before the arguments. */
export function recordingContext(): { context: CanvasLike; calls: Call[] } {
  const calls: Call[] = [];
  const state = {
    ...{ fillStyle: '', strokeStyle: '', font: '', lineWidth: 1 },
    ...{ textBaseline: 'alphabetic' as const, direction: 'inherit' as const },
  };
  const note =
    (name: string, style?: 'fillStyle' | 'strokeStyle') =>
    (...args: unknown[]) =>
      void calls.push(style === undefined ? [name, ...args] : [name, state[style], ...args]);
  const context: CanvasLike = Object.assign(state, {
    ...{ beginPath: note('beginPath'), closePath: note('closePath') },
    ...{ lineTo: note('lineTo'), moveTo: note('moveTo'), setTransform: note('setTransform') },
    ...{
      fill: note('fill', 'fillStyle'),
      fillRect: note('fillRect', 'fillStyle'),
      fillText: note('fillText', 'fillStyle'),
    },
    ...{ stroke: note('stroke', 'strokeStyle'), strokeRect: note('strokeRect', 'strokeStyle') },
  });
  return { context, calls };
}
