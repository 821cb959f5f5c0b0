// SPDX-License-Identifier: Apache-2.0
import { useCallback, useState } from 'react';
import type { PausableWork } from '#pkg/base';
import type { Filter } from '#pkg/flame';
import type { Picture } from '../data/picture';
import { useInTurns } from '../data/use-in-turns';
import { filterPicture } from '../filters/filter-picture';
import type { PickedTimes } from '../time-strip/picked-times';
import { pickPair } from '../time-strip/pick-pair';

/** What of a picture is shown; the parts stay the same objects as long as they say the same. */
export interface Selection {
  readonly pick: PickedTimes | undefined;
  readonly filters: readonly Filter[];
  readonly ownPackages: string;
}

/** A picture as it is shown, and what it was before filters hid parts of it. */
export interface ShownPicture {
  readonly picture: Picture;
  readonly whole: Picture;
}

/** The selected part of a picture. While it is worked out the last one stays; undefined until there is one. */
export function useShownPicture(asRead: Picture, { pick, filters, ownPackages }: Selection): ShownPicture | undefined {
  const shown = useInTurns(
    useCallback(() => show(asRead, { pick, filters, ownPackages }), [asRead, pick, filters, ownPackages])
  );
  const [last, setLast] = useState(shown);
  // State set while rendering, as React advises for what follows from props: an effect would paint the old picture first.
  if (shown !== undefined && shown !== last) {
    setLast(shown);
  }
  return shown ?? last;
}

function* show(asRead: Picture, { pick, filters, ownPackages }: Selection): PausableWork<ShownPicture> {
  const whole = yield* pickPair(asRead, pick);
  return { whole, picture: yield* filterPicture(whole, filters, ownPackages) };
}
