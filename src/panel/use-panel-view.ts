// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { PanelOptions } from './options';
import { FIRST_VIEW, type PanelView } from './panel-view';

/** What the user looks at: at first, and again whenever they change, as the options say. */
export function usePanelView(options: PanelOptions): [PanelView, (view: PanelView) => void] {
  const { widthMode: mode, colorBy: fill, isNormalised } = options;
  const [view, setView] = useState<PanelView>({ ...FIRST_VIEW, mode, fill, isNormalised });
  const [followed, setFollowed] = useState(options);
  // State set while rendering, as React advises for what follows from props.
  if (mode !== followed.widthMode || fill !== followed.colorBy || isNormalised !== followed.isNormalised) {
    setFollowed(options);
    setView({ ...view, mode, fill, isNormalised });
  }
  return [view, setView];
}
