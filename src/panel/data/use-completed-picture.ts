// SPDX-License-Identifier: Apache-2.0
// What comes a moment after a picture has been read: its other scale, and its other half.
import { useCallback, useMemo } from 'react';
import type { PausableWork } from '#pkg/base';
import { type GrowthLink, linkGrowth } from './link-growth';
import { normalisePicture } from './normalise-picture';
import type { Picture } from './picture';
import { useInTurns } from './use-in-turns';

/** The picture in shares when `isNormalised` (as it was read until they are there), with its link to the other half once that is known. */
export function useCompletedPicture(asRead: Picture, isNormalised: boolean): Picture {
  const normalised = useInTurns(useCallback(() => normalise(asRead, isNormalised), [asRead, isNormalised]));
  const link = useInTurns(useCallback(() => linkOf(asRead), [asRead]));
  const picture = normalised ?? asRead;
  return useMemo(() => (picture.kind === 'growth' && link ? { ...picture, link } : picture), [picture, link]);
}

function* normalise(picture: Picture, isNormalised: boolean): PausableWork<Picture> {
  return isNormalised && picture.kind === 'growth' ? yield* normalisePicture(picture) : picture;
}

function* linkOf(picture: Picture): PausableWork<GrowthLink | undefined> {
  return picture.kind === 'growth' ? yield* linkGrowth(picture) : undefined;
}
