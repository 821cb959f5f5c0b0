// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo } from 'react';
import type { PausableWork } from '#pkg/base';
import type { Picture } from './growth-model';
import { rankPicture } from './rank-picture';
import { NOT_RANKED, type SuspectList } from './suspect-list';
import { useInTurns } from './use-in-turns';

/** The picture with its suspects once they are wanted: at once where that is quick, else a moment after the picture itself. */
export function useRankedPicture(picture: Picture, isWanted: boolean): Picture {
  const suspects = useInTurns(useCallback(() => rank(isWanted ? picture : undefined), [picture, isWanted]));
  return useMemo(
    () => (picture.kind === 'growth' && suspects !== undefined ? { ...picture, suspects } : picture),
    [picture, suspects]
  );
}

function* rank(picture: Picture | undefined): PausableWork<SuspectList> {
  return picture?.kind === 'growth' ? yield* rankPicture(picture) : NOT_RANKED;
}
