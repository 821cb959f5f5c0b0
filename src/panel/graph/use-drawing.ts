// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { flameSides, type WidthMode } from '#pkg/flame';
import type { Picture } from '../data/picture';
import { type Drawing, drawingOf } from './drawing';

/** The drawing of a picture. Its sides stay the same when only what is said of the tree has changed: then nothing is laid out anew. */
export function useDrawing(picture: Picture, mode: WidthMode): Drawing {
  const { tree } = picture;
  const sides = useMemo(() => flameSides(tree, mode), [tree, mode]);
  return useMemo(() => drawingOf(picture, mode, sides), [picture, mode, sides]);
}
