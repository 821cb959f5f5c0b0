// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect } from 'react';
import type { PausableWork } from '#pkg/base';
import type { Picture } from '../data/picture';
import { useInTurns } from '../data/use-in-turns';
import type { PanelView } from '../panel-view';
import { findSavedPath, type SavedPath } from './saved-path';
import type { SavedView } from './view-text';

/** Zooms to the place that a saved view leads to, once there is a picture to find it in; where there is no such place, stays. */
export function useFoundZoom(
  picture: Picture | undefined,
  { view, zoom }: SavedView,
  onViewChange: (view: PanelView) => void
): void {
  const found = useInTurns(useCallback(() => find(picture, zoom), [picture, zoom]));
  useEffect(() => {
    // The view that this leads to has nothing left to be found.
    if (found !== undefined && found !== NOTHING_SOUGHT) {
      onViewChange(found.names === undefined ? view : { ...view, zoomNames: found.names, focusNames: found.names });
    }
  }, [found, view, onViewChange]);
}

interface FoundPath {
  /** undefined: there is no such place. */
  readonly names: readonly string[] | undefined;
}

const NOTHING_SOUGHT: FoundPath = { names: undefined };

function* find(picture: Picture | undefined, zoom: SavedPath | undefined): PausableWork<FoundPath> {
  return picture === undefined || zoom === undefined
    ? NOTHING_SOUGHT
    : { names: yield* findSavedPath(picture.tree, zoom) };
}
