// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { PanelData } from '@grafana/data';
import type { GrowthModel, Picture } from './growth-model';

/** A picture and when its data came in. */
export interface DatedPicture {
  readonly picture: Picture;
  readonly receivedUnixMs: number;
}

/** The last model that was a picture: what stays on screen while the data is broken or late. undefined until there is one. */
export function useLastGood(model: GrowthModel | undefined, data: PanelData): DatedPicture | undefined {
  const [last, setLast] = useState<DatedPicture>();
  const isPicture = model?.kind === 'growth' || model?.kind === 'snapshot';
  // State set while rendering, as React advises for what follows from props: an effect would paint the old picture first.
  if (isPicture && last?.picture !== model) {
    const dated = { picture: model, receivedUnixMs: data.request?.endTime ?? data.timeRange.to.valueOf() };
    setLast(dated);
    return dated;
  }
  return last;
}
